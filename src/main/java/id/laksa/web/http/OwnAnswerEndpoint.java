package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.reporter.Answer;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.reporter.jdbc.AnswerLedger.Outcome;
import id.laksa.tracking.CaseFile;
import id.laksa.web.AnswerForm;
import id.laksa.web.SameOrigin;
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
  private final CaseFinder finder;
  private final AnswerLedger ledger;
  private final SameOrigin sameOrigin;
  private final TrackingPages tracking;
  private final LookupPage lookup;
  private final Path scratch;

  /**
   * Wires the endpoint.
   *
   * @param scratch where a form lies while it is read
   */
  public OwnAnswerEndpoint(
      CaseFinder finder,
      AnswerLedger ledger,
      SameOrigin sameOrigin,
      TrackingPages tracking,
      LookupPage lookup,
      Path scratch) {
    this.finder = finder;
    this.ledger = ledger;
    this.sameOrigin = sameOrigin;
    this.tracking = tracking;
    this.lookup = lookup;
    this.scratch = scratch;
  }

  /**
   * Takes an answer and leads to the page as it stands afterwards. A yes or no that isn't possible
   * any more, as when it is sent twice, changes nothing and leads there too; words that nobody
   * waits for any more come back, so that they aren't lost unseen.
   *
   * @throws IOException if the disk fails
   */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Header("ticket") String ticket,
      @Header("key") String key,
      @Headers Map<String, Object> headers,
      @Variable("query") @Nullable String query)
      throws IOException {
    Visit visit = Visit.of(headers, query);
    Optional<CaseFile> found = finder.find(ticket, key, visit.language());
    if (found.isEmpty()) {
      return lookup.unknown(visit, "");
    }
    CaseFile file = found.get();
    try (WebForm form = WebForm.read(body, visit.header("Content-Type"), List.of(), scratch)) {
      if (form == null) {
        Wrong unreadable = new Wrong("answer", "unreadable", List.of());
        return tracking.page(400, file, key, visit, "", List.of(unreadable));
      }
      AnswerForm.Checked checked = AnswerForm.check(form::text);
      if (!sameOrigin.allows(
          visit.header("Sec-Fetch-Site"), visit.header("Origin"), visit.header("Host"))) {
        Wrong crossSite = new Wrong("answer", "cross-site", List.of());
        return tracking.page(403, file, key, visit, checked.shown(), List.of(crossSite));
      }
      Answer answer = checked.answer();
      if (answer == null) {
        return tracking.page(400, file, key, visit, checked.shown(), checked.wrongs());
      }
      if (ledger.take(file.complaint().ticket(), answer) == Outcome.NOT_POSSIBLE_NOW
          && answer.kind() == Answer.Kind.INFORMATION) {
        Wrong tooLate = new Wrong("answer", "too-late", List.of(checked.shown()));
        return finder
            .find(ticket, key, visit.language())
            .map(now -> tracking.page(409, now, key, visit, "", List.of(tooLate)))
            .orElseGet(() -> lookup.unknown(visit, ""));
      }
      return HttpAnswer.seeOther(
          "/lacak/" + file.complaint().ticket() + "/" + key + visit.suffix());
    }
  }
}
