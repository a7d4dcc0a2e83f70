package id.laksa.web.http;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.TicketNumber;
import id.laksa.http.HttpAnswer;
import id.laksa.http.SameOrigin;
import id.laksa.http.Source;
import id.laksa.http.WebForm;
import id.laksa.intake.IntakeResult;
import id.laksa.reporter.Answer;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.reporter.jdbc.AnswerLedger.Outcome;
import id.laksa.reporter.jdbc.EmergencyCalls;
import id.laksa.tracking.CaseFile;
import id.laksa.web.AnswerForm;
import id.laksa.web.Wrong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code POST /lacak/{ticket}/{key}}: the reporter answers on his own page. */
public final class OwnAnswerEndpoint {
  private static final String WHOLE = "answer";
  private final CaseFinder finder;
  private final AnswerLedger ledger;
  private final EmergencyCalls calls;
  private final SameOrigin sameOrigin;
  private final TrackingPages tracking;
  private final LookupPage lookup;
  private final Photos photos;

  /**
   * How photos come in.
   *
   * @param scratch where a form lies while it is read
   */
  public record Photos(FormPhotos forms, Identity identity, Path scratch) {}

  /** A form of the reporter's that came. */
  private record Sent(PageVisit visit, CaseFile file, String key, String source) {
    Complaint complaint() {
      return file.complaint();
    }
  }

  /** Wires the endpoint. */
  public OwnAnswerEndpoint(
      CaseFinder finder,
      AnswerLedger ledger,
      EmergencyCalls calls,
      SameOrigin sameOrigin,
      TrackingPages tracking,
      LookupPage lookup,
      Photos photos) {
    this.finder = finder;
    this.ledger = ledger;
    this.calls = calls;
    this.sameOrigin = sameOrigin;
    this.tracking = tracking;
    this.lookup = lookup;
    this.photos = photos;
  }

  /**
   * Takes an answer and leads to the page as it stands afterwards. A yes or no that isn't possible
   * any more, as when it is sent twice, changes nothing and leads there too; words that nobody
   * waits for any more come back, so that they aren't lost unseen.
   *
   * @param source the address it comes from, as the server says it
   * @throws IOException if the disk fails
   */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Header("ticket") String ticket,
      @Header("key") String key,
      @Headers Map<String, Object> headers,
      @Variable("query") @Nullable String query,
      @Variable("source") @Nullable String source)
      throws IOException {
    PageVisit visit = PageVisit.of(headers, query);
    Optional<CaseFile> found = finder.find(ticket, key, visit.language());
    if (found.isEmpty()) {
      return lookup.unknown(visit, "");
    }
    Sent sent = new Sent(visit, found.get(), key, Source.of(source));
    String type = visit.header("Content-Type");
    try (WebForm form = WebForm.read(body, type, List.of("photo"), photos.scratch)) {
      if (form == null) {
        return again(400, sent, "", new Wrong(WHOLE, "unreadable", List.of()));
      }
      AnswerForm.Checked checked = AnswerForm.check(form::text);
      if (!sameOrigin.allows(headers)) {
        return again(403, sent, checked.shown(), new Wrong(WHOLE, "cross-site", List.of()));
      }
      return decide(sent, form, checked);
    }
  }

  private HttpAnswer decide(Sent sent, WebForm form, AnswerForm.Checked checked) {
    Answer answer = checked.answer();
    Complaint complaint = sent.complaint();
    if (answer == null) {
      return tracking.page(400, sent.file, sent.key, sent.visit, checked.shown(), checked.wrongs());
    }
    boolean takesPhotos =
        answer.kind().takesPhotos() && ledger.allows(complaint.ticket(), answer.kind());
    // Nothing is put on the disk for an answer that can't be.
    FormPhotos.Kept kept =
        takesPhotos
            ? photos.forms.keep(
                form.fields().getOrDefault("kept", List.of()), form.files(), sent.source)
            : FormPhotos.Kept.NOTHING;
    List<String> seals = photos.forms.sealed(kept.sha256());
    if (kept.busy()) {
      List<Wrong> busy = List.of(new Wrong(WHOLE, "photos-busy", List.of()));
      return tracking
          .page(503, sent.file, sent.key, sent.visit, checked.shown(), busy, seals)
          .with("Retry-After", "5");
    }
    if (!kept.wrongs().isEmpty()) {
      List<Wrong> wrongs =
          kept.wrongs().stream()
              .map(wrong -> new Wrong(answer.kind().name(), wrong.key(), wrong.values()))
              .toList();
      return tracking.page(400, sent.file, sent.key, sent.visit, checked.shown(), wrongs, seals);
    }
    return outcome(sent, checked, answer.with(refs(complaint, kept)));
  }

  private List<PhotoRef> refs(Complaint complaint, FormPhotos.Kept kept) {
    return kept.sha256().stream()
        .map(
            sha256 ->
                new PhotoRef(photos.identity.claimId("photo", complaint.id(), sha256), sha256))
        .toList();
  }

  /** An emergency is heard before anything else; a question that it doesn't answer stays. */
  private HttpAnswer outcome(Sent sent, AnswerForm.Checked checked, Answer answer) {
    Optional<IntakeResult> call = calls.hear(sent.complaint().ticket(), answer, Channel.WEB);
    if (call.isEmpty()) {
      return recorded(sent, checked, answer);
    }
    if (call.get() instanceof IntakeResult.Overloaded
        || call.get() instanceof IntakeResult.LedgerAway) {
      return again(503, sent, checked.shown(), new Wrong(WHOLE, "emergency", List.of()))
          .with("Retry-After", "5");
    }
    if (answer.kind() != Answer.Kind.INFORMATION) {
      ledger.take(sent.complaint().ticket(), answer);
    }
    if (call.get() instanceof IntakeResult.Accepted accepted) {
      // Its receipt begins with the way to 112.
      return receipt(sent, accepted.complaint().ticket(), accepted.answerKey());
    }
    return call.get() instanceof IntakeResult.Spooled spooled
        ? receipt(sent, spooled.ticket(), spooled.answerKey())
        : again(409, sent, "", new Wrong(WHOLE, "emergency-known", List.of()));
  }

  private static HttpAnswer receipt(Sent sent, TicketNumber emergency, String answerKey) {
    return HttpAnswer.seeOther("/lapor/" + emergency + "/" + answerKey + sent.visit.suffix());
  }

  private HttpAnswer recorded(Sent sent, AnswerForm.Checked checked, Answer answer) {
    Outcome outcome = ledger.take(sent.complaint().ticket(), answer);
    boolean words = answer.kind() == Answer.Kind.INFORMATION;
    if (outcome == Outcome.TOO_MANY_PHOTOS) {
      return again(
          409, sent, checked.shown(), new Wrong(answer.kind().name(), "many-photos", List.of()));
    }
    if (outcome == Outcome.TOO_LATE) {
      return again(409, sent, "", new Wrong(WHOLE, "over", List.of()));
    }
    if (outcome == Outcome.NOT_POSSIBLE_NOW && words) {
      Wrong tooLate = new Wrong(WHOLE, "too-late", List.of(checked.shown()));
      return finder
          .find(sent.complaint().ticket().value(), sent.key, sent.visit.language())
          .map(now -> again(409, new Sent(sent.visit, now, sent.key, sent.source), "", tooLate))
          .orElseGet(() -> lookup.unknown(sent.visit, ""));
    }
    return HttpAnswer.seeOther(
        "/lacak/" + sent.complaint().ticket() + "/" + sent.key + sent.visit.suffix());
  }

  private HttpAnswer again(int status, Sent sent, String typed, Wrong wrong) {
    return tracking.page(status, sent.file, sent.key, sent.visit, typed, List.of(wrong));
  }
}
