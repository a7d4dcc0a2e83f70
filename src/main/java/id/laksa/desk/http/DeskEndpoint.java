package id.laksa.desk.http;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.desk.DeskForm;
import id.laksa.desk.http.DeskPage.Shown;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Source;
import id.laksa.http.WebForm;
import id.laksa.intake.Intake;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.Submission;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.Doorkeeper;
import id.laksa.web.FormTokens;
import id.laksa.web.ReportForm;
import id.laksa.web.Wrong;
import id.laksa.web.http.FormPhotos;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code /live-room/meja}: a clerk types what a citizen says. The form has a key of its own, so
 * that it makes one complaint however often it is sent; what can't be taken comes back as it was
 * typed.
 */
public final class DeskEndpoint {
  private static final String DESK = "/live-room/meja";
  private static final String PHOTO = "photo";
  private final Doorkeeper keeper;
  private final Parts parts;
  private final InstantSource time;

  /** What the endpoint works with. */
  public record Parts(
      DeskPage page,
      DeskReceiptPage receipt,
      FormTokens keys,
      FormPhotos photos,
      DeskForm forms,
      Intake intake,
      Identity identity) {}

  /**
   * A form that came.
   *
   * @param key as it came
   * @param photos SHA-256 of those that are kept
   */
  private record Sent(Session session, DeskForm.Filled filled, String key, List<String> photos) {}

  /** Wires the endpoint. */
  public DeskEndpoint(Doorkeeper keeper, Parts parts, InstantSource time) {
    this.keeper = keeper;
    this.parts = parts;
    this.time = time;
  }

  /** The empty form. */
  public HttpAnswer show(@Headers Map<String, Object> headers) {
    return keeper.shown(
        headers,
        Right.RECORD,
        session -> parts.page.show(200, session, freshKey(), DeskPage.Shown.EMPTY));
  }

  /**
   * Takes a form in.
   *
   * @param source the address it comes from, as the server says it
   * @throws IOException if the disk fails
   */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Variable("source") @Nullable String source)
      throws IOException {
    return keeper.taken(
        headers,
        body,
        List.of(PHOTO),
        Right.RECORD,
        (session, form) -> take(session, form, Source.of(source)));
  }

  private HttpAnswer take(Session session, WebForm form, String source) {
    DeskForm.Filled filled = DeskForm.Filled.of(form::text, form::ticked);
    String key = form.text("key");
    Optional<String> nonce = parts.keys.nonceOf(key, time.instant());
    List<String> carried = form.fields().getOrDefault("kept", List.of());
    FormPhotos.Kept photos = parts.photos.keep(carried, form.files(), source);
    Sent sent = new Sent(session, filled, nonce.isEmpty() ? freshKey() : key, photos.sha256());
    ReportForm.Checked checked = parts.forms.check(filled, nonce.orElse(""), session.user());
    List<Wrong> wrongs = new ArrayList<>(checked.wrongs());
    wrongs.addAll(photos.wrongs());
    Submission submission = checked.submission();
    if (form.ticked("resumed")) {
      return again(200, sent, "resumed", List.of());
    }
    if (nonce.isEmpty()) {
      return again(400, sent, "token", wrongs);
    }
    if (photos.busy()) {
      return again(503, sent, "photos-busy", wrongs);
    }
    return submission == null || !wrongs.isEmpty()
        ? again(400, sent, null, wrongs)
        : taken(sent, nonce.get(), submission.with(photos.sha256()));
  }

  private HttpAnswer taken(Sent sent, String nonce, Submission submission) {
    IntakeResult result = parts.intake.submit(submission);
    if (result instanceof IntakeResult.Accepted accepted) {
      Complaint complaint = accepted.complaint();
      return HttpAnswer.seeOther(
          receipt(complaint.ticket()) + (sent.filled.whatsApp() ? "?kabar=wa" : ""));
    }
    if (result instanceof IntakeResult.Spooled spooled) {
      return parts.receipt.promised(
          sent.session, spooled.ticket(), spooled.answerKey(), sent.filled.whatsApp());
    }
    if (result instanceof IntakeResult.Conflict) {
      TicketNumber first = parts.identity.ticketOf(Identity.complaintId(Channel.DESK, nonce));
      Shown shown =
          new Shown(
              sent.filled, List.of(), "taken", receipt(first), parts.photos.sealed(sent.photos));
      return parts.page.show(409, sent.session, freshKey(), shown);
    }
    String why = result instanceof IntakeResult.Overloaded ? "busy" : "ledger-away";
    return again(503, sent, why, List.of());
  }

  private HttpAnswer again(int status, Sent sent, @Nullable String notice, List<Wrong> wrongs) {
    HttpAnswer page =
        parts.page.show(
            status,
            sent.session,
            sent.key,
            new Shown(sent.filled, wrongs, notice, "", parts.photos.sealed(sent.photos)));
    return status == 503 ? page.with("Retry-After", "5") : page;
  }

  private String freshKey() {
    return parts.keys.issue(time.instant());
  }

  private static String receipt(TicketNumber ticket) {
    return DESK + "/" + ticket;
  }
}
