package id.laksa.reporter.http;

import id.laksa.complaint.Identity;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.TicketNumber;
import id.laksa.http.Answers;
import id.laksa.http.Fields;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import id.laksa.http.StrictJson;
import id.laksa.reporter.Answer;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.tracking.http.TrackingEndpoint;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/complaints/{ticket}/answers}: only the reporter has the key. */
public final class AnswerEndpoint {
  private static final int LONGEST_TEXT = 4_000;
  private final Identity identity;
  private final AnswerLedger ledger;
  private final TrackingEndpoint tracking;
  private final Answers answers;
  private final StrictJson json = new StrictJson();

  /** Wires the endpoint. */
  public AnswerEndpoint(
      Identity identity, AnswerLedger ledger, TrackingEndpoint tracking, Answers answers) {
    this.identity = identity;
    this.ledger = ledger;
    this.tracking = tracking;
    this.answers = answers;
  }

  /** Takes an answer; shows the complaint as it stands afterwards. */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Header("ticket") String typed,
      @Header("Content-Type") @Nullable String contentType,
      @Header("Authorization") @Nullable String authorization,
      @Header("Accept-Language") @Nullable Object language) {
    Optional<TicketNumber> ticket = TicketNumber.parse(typed).filter(identity::isOurs);
    if (ticket.isEmpty()) {
      return unknown();
    }
    Optional<UUID> complaintId = ledger.idOf(ticket.get());
    if (complaintId.isEmpty()) {
      return unknown();
    }
    if (!isReporter(complaintId.get(), authorization)) {
      return answers
          .problem(Kind.UNAUTHORIZED, "Only the reporter, by his answerKey, can answer.")
          .with("WWW-Authenticate", "Bearer realm=\"LAKSA\"");
    }
    if (!isJson(contentType)) {
      return answers.problem(Kind.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
    }
    StrictJson.Parsed parsed =
        json.object(body instanceof Buffer bytes ? bytes.getBytes() : new byte[0]);
    if (parsed.fields() == null) {
      return wrong(List.of(new FieldError("body", parsed.fault())));
    }
    Fields fields = parsed.fields().only(Set.of("kind", "text", "rating"));
    Answer answer = read(fields);
    if (answer == null || !fields.errors().isEmpty()) {
      return wrong(fields.errors());
    }
    return switch (ledger.take(ticket.get(), answer)) {
      case RECORDED -> tracking.show(typed, language, authorization);
      case UNKNOWN_TICKET -> unknown();
      case NOT_POSSIBLE_NOW ->
          answers.problem(
              Kind.CONFLICT, answer.kind() + " is not possible in the complaint's present status.");
    };
  }

  private static boolean isJson(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.startsWith("application/json;");
  }

  private boolean isReporter(UUID complaintId, @Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && KeyedHash.same(identity.answerKeyOf(complaintId), authorization.substring(7).strip());
  }

  private static @Nullable Answer read(Fields fields) {
    String typed = fields.text("kind", 20);
    Answer.Kind kind =
        Arrays.stream(Answer.Kind.values())
            .filter(known -> known.name().equals(typed))
            .findFirst()
            .orElse(null);
    String text = fields.text("text", LONGEST_TEXT);
    Double rating = fields.number("rating");
    if (kind == null) {
      fields.blame("kind", "must be CONFIRMED, REOPENED or INFORMATION");
      return null;
    }
    if (kind == Answer.Kind.INFORMATION && (text == null || text.isBlank())) {
      fields.blame("text", "is required beside INFORMATION");
    }
    if (rating != null && (rating < 1 || rating > 5 || rating != Math.rint(rating))) {
      fields.blame("rating", "must be a whole number from 1 to 5");
    }
    return new Answer(kind, text, rating == null ? null : rating.intValue());
  }

  private HttpAnswer wrong(List<FieldError> errors) {
    return answers.problem(Kind.INVALID_REQUEST, "Nothing was changed.", errors);
  }

  private HttpAnswer unknown() {
    return answers.problem(Kind.NOT_FOUND, "There is no complaint with this ticket number.");
  }
}
