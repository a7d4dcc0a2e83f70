package id.laksa.web.http;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.http.HttpAnswer;
import id.laksa.http.SameOrigin;
import id.laksa.http.Source;
import id.laksa.http.WebForm;
import id.laksa.intake.Intake;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.Submission;
import id.laksa.web.FormTokens;
import id.laksa.web.ReportForm;
import id.laksa.web.Typed;
import id.laksa.web.Wrong;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /lapor}: a complaint comes in by the form. Whatever can't be taken comes back as the
 * form, with a sentence and with all that was typed.
 */
public final class ReportEndpoint {
  private static final String PHOTO = "photo";
  private final Parts parts;
  private final InstantSource time;
  private final Path scratch;

  /** What the endpoint works with. */
  public record Parts(
      FormPage page,
      FormTokens tokens,
      FormPhotos photos,
      ReportForm reports,
      SameOrigin sameOrigin,
      Intake intake,
      Identity identity,
      PromisedPage promised) {}

  /** A form that came. */
  private record Sent(PageVisit visit, Typed typed, String token) {}

  /**
   * Wires the endpoint.
   *
   * @param scratch where uploads lie while they are read
   */
  public ReportEndpoint(Parts parts, InstantSource time, Path scratch) {
    this.parts = parts;
    this.time = time;
    this.scratch = scratch;
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
      @Variable("query") @Nullable String query,
      @Variable("source") @Nullable String source)
      throws IOException {
    PageVisit visit = PageVisit.of(headers, query);
    String type = visit.header("Content-Type");
    try (WebForm form = WebForm.read(body, type, List.of(PHOTO), scratch)) {
      if (form == null) {
        Sent nothing = new Sent(visit, Typed.NOTHING, "");
        return again(400, renewed(nothing), "unreadable", List.of(), List.of());
      }
      Sent sent = new Sent(visit, Typed.of(form::text, form::ticked), form.text("token"));
      if (!parts.sameOrigin.allows(headers)) {
        return again(403, renewed(sent), "cross-site", List.of(), List.of());
      }
      return decide(sent, form, Source.of(source));
    }
  }

  private HttpAnswer decide(Sent sent, WebForm form, String source) {
    List<String> carried = form.fields().getOrDefault("kept", List.of());
    Optional<String> nonce = parts.tokens.nonceOf(sent.token, time.instant());
    // Without a form of ours nothing is put on the disk.
    FormPhotos.Kept photos =
        parts.photos.keep(carried, nonce.isPresent() ? form.files() : List.of(), source);
    ReportForm.Checked checked = parts.reports.check(sent.typed, nonce.orElse(""));
    Submission submission = checked.submission();
    List<Wrong> wrongs = new ArrayList<>(checked.wrongs());
    wrongs.addAll(photos.wrongs());
    if (nonce.isEmpty()) {
      return again(400, renewed(sent), "token", wrongs, photos.sha256());
    }
    if (photos.busy()) {
      return again(503, sent, "photos-busy", wrongs, photos.sha256());
    }
    if (submission == null || !wrongs.isEmpty()) {
      return again(400, sent, null, wrongs, photos.sha256());
    }
    IntakeResult result = parts.intake.submit(submission.with(photos.sha256()));
    if (result instanceof IntakeResult.Accepted accepted) {
      Complaint complaint = accepted.complaint();
      return HttpAnswer.seeOther(
          receipt(complaint.ticket().value(), accepted.answerKey(), sent.visit));
    }
    if (result instanceof IntakeResult.Spooled spooled) {
      return parts.promised.show(sent.visit, spooled.ticket(), spooled.answerKey());
    }
    if (result instanceof IntakeResult.Conflict) {
      return taken(sent, nonce.get(), photos.sha256());
    }
    String why = result instanceof IntakeResult.Overloaded ? "busy" : "ledger-away";
    return again(503, sent, why, List.of(), photos.sha256());
  }

  /** The first one stands; who wants to send this as well does so knowingly. */
  private HttpAnswer taken(Sent sent, String nonce, List<String> photos) {
    UUID first = Identity.complaintId(Channel.WEB, nonce);
    String link =
        receipt(
            parts.identity.ticketOf(first).value(), parts.identity.answerKeyOf(first), sent.visit);
    Sent fresh = renewed(sent);
    return parts.page.show(
        409,
        sent.visit,
        fresh.token,
        new FormPage.Filled(sent.typed, List.of(), "taken", link, parts.photos.sealed(photos)));
  }

  private HttpAnswer again(
      int status, Sent sent, @Nullable String notice, List<Wrong> wrongs, List<String> photos) {
    HttpAnswer page =
        parts.page.show(
            status,
            sent.visit,
            sent.token,
            new FormPage.Filled(sent.typed, wrongs, notice, "", parts.photos.sealed(photos)));
    return status == 503 ? page.with("Retry-After", "5") : page;
  }

  private Sent renewed(Sent sent) {
    return new Sent(sent.visit, sent.typed, parts.tokens.issue(time.instant()));
  }

  private static String receipt(String ticket, String answerKey, PageVisit visit) {
    return "/lapor/" + ticket + "/" + answerKey + visit.suffix();
  }
}
