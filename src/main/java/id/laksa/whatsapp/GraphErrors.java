package id.laksa.whatsapp;

import static id.laksa.whatsapp.GraphErrors.Treatment.LATER;
import static id.laksa.whatsapp.GraphErrors.Treatment.REFUSED;
import static id.laksa.whatsapp.GraphErrors.Treatment.UNDELIVERABLE;
import static id.laksa.whatsapp.GraphErrors.Treatment.WINDOW_CLOSED;
import static java.util.Map.entry;

import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Refused;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.SendResult.WindowClosed;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to do about each error of the Graph API; keyed on its code, never on its words. */
public final class GraphErrors {
  /** For an answer without a code; 0 is one of Meta's. */
  public static final int NO_CODE = -1;

  private static final int PAIR_LIMIT = 131056;
  private static final Set<String> THROUGHPUT = Set.of("130429", "80007", "4");
  private static final int FIRST_PERMISSION = 200;
  private static final int LAST_PERMISSION = 299;
  private static final Row PERMISSION = new Row(REFUSED, "permission missing or withdrawn");

  private static final Map<Integer, Row> TABLE =
      Map.ofEntries(
          // the token
          row(0, REFUSED, "token not accepted"),
          row(3, REFUSED, "the app lacks a capability or permission"),
          row(10, REFUSED, "permission missing or withdrawn"),
          row(190, REFUSED, "token expired"),
          // too much at once
          row(4, LATER, "too many calls by this app"),
          row(80007, LATER, "too many calls for this business account"),
          row(130429, LATER, "more messages a second than this number may send"),
          row(PAIR_LIMIT, LATER, "too many messages to this citizen"),
          row(131048, REFUSED, "number restricted: too many blocked or reported its messages"),
          row(133016, REFUSED, "number was registered and deregistered too often"),
          // the account
          row(33, REFUSED, "business phone number no longer exists"),
          row(368, REFUSED, "account restricted for a breach of policy"),
          row(131005, REFUSED, "access denied"),
          row(131031, REFUSED, "account locked"),
          row(131037, REFUSED, "display name of the number not approved"),
          row(131042, REFUSED, "something is wrong with the payment"),
          row(131045, REFUSED, "number's certificate or registration is wrong"),
          row(133005, REFUSED, "two-step PIN is wrong"),
          row(133006, REFUSED, "number must be verified first"),
          row(133008, REFUSED, "too many wrong two-step PINs"),
          row(133009, REFUSED, "two-step PIN came too quickly"),
          row(133010, REFUSED, "number not registered"),
          row(133015, REFUSED, "number was deleted and the deletion isn't finished"),
          // Meta's own trouble
          row(1, LATER, "unknown fault at Meta"),
          row(2, LATER, "service down or overloaded"),
          row(131000, LATER, "something went wrong at Meta"),
          row(131016, LATER, "service unavailable"),
          row(131057, LATER, "account in maintenance"),
          row(133004, LATER, "server unavailable"),
          // this citizen
          row(130472, UNDELIVERABLE, "citizen is in an experiment of Meta's"),
          row(130497, UNDELIVERABLE, "citizen's country is closed to this account"),
          row(131021, UNDELIVERABLE, "recipient is the sender"),
          row(
              131026,
              UNDELIVERABLE,
              "citizen can't receive it: not on WhatsApp, or too old an app"),
          row(131030, UNDELIVERABLE, "recipient isn't on the test number's list"),
          row(131047, WINDOW_CLOSED, "citizen was silent for 24 hours"),
          row(131049, UNDELIVERABLE, "Meta chose not to deliver it"),
          row(131050, UNDELIVERABLE, "citizen wants no such messages"),
          // this message
          row(100, UNDELIVERABLE, "parameter unknown or not valid"),
          row(131008, UNDELIVERABLE, "parameter missing"),
          row(131009, UNDELIVERABLE, "parameter's value not valid"),
          row(131051, UNDELIVERABLE, "type of message not supported"),
          row(131052, UNDELIVERABLE, "citizen's file can't be downloaded"),
          row(131053, UNDELIVERABLE, "our file can't be used"),
          row(131060, UNDELIVERABLE, "message not supported or not available"),
          row(135000, UNDELIVERABLE, "request's parameters are wrong in some way"),
          // the template: the first five are wrong for every message until it is mended
          row(132000, REFUSED, "template has another number of blanks"),
          row(132001, REFUSED, "template unknown or not approved in this language"),
          row(132012, REFUSED, "template's blanks are of another kind"),
          row(132015, REFUSED, "template paused for its low quality"),
          row(132016, REFUSED, "template disabled for good for its low quality"),
          row(132005, UNDELIVERABLE, "template too long once filled"),
          row(132007, REFUSED, "template breaks a policy"),
          row(132018, UNDELIVERABLE, "template's parameters not valid"));

  private GraphErrors() {}

  /** What a code asks for. */
  enum Treatment {
    LATER,
    WINDOW_CLOSED,
    UNDELIVERABLE,
    REFUSED
  }

  private record Row(Treatment treatment, String meaning) {}

  /**
   * What to do about an answer that isn't a success.
   *
   * @param code of the error, or {@link #NO_CODE}
   * @param status of HTTP; decides when the code is unknown
   * @param retryAfter what the answer asked for; null when it didn't
   */
  public static SendResult of(int code, int status, @Nullable Duration retryAfter) {
    Row row = find(code);
    String reason = code == NO_CODE ? "http-" + status : Integer.toString(code);
    return switch (row == null ? treatmentOf(status) : row.treatment()) {
      case LATER -> new Later(reason, retryAfter);
      case WINDOW_CLOSED -> new WindowClosed();
      case UNDELIVERABLE -> new Undeliverable(reason);
      case REFUSED -> new Refused(reason);
    };
  }

  /** What to do about a status {@code failed}; an unknown code is final. */
  public static SendResult ofFailedStatus(int code) {
    return of(code, 400, null);
  }

  /** What a code or reason means, in English, for the log. */
  public static String meaning(String reason) {
    if (!reason.matches("\\d{1,9}")) {
      return "no error code";
    }
    Row row = find(Integer.parseInt(reason));
    return row == null ? "unknown error code" : row.meaning();
  }

  static boolean isPairLimit(String reason) {
    return reason.equals(Integer.toString(PAIR_LIMIT));
  }

  /** Whether the number, the account or the app sends too much at once, to whomever. */
  public static boolean isThroughput(String reason) {
    return THROUGHPUT.contains(reason);
  }

  private static @Nullable Row find(int code) {
    return code >= FIRST_PERMISSION && code <= LAST_PERMISSION ? PERMISSION : TABLE.get(code);
  }

  private static Treatment treatmentOf(int status) {
    if (status >= 500 || status == 408 || status == 429) {
      return LATER;
    }
    // Meta redirects nothing here: an address or a proxy is set wrongly.
    return status < 400 || status == 401 || status == 403 ? REFUSED : UNDELIVERABLE;
  }

  private static Map.Entry<Integer, Row> row(int code, Treatment treatment, String meaning) {
    return entry(code, new Row(treatment, meaning));
  }
}
