package id.laksa.tracking.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.laksa.complaint.Identity;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.texts.Messages.Language;
import id.laksa.tracking.ComplaintView;
import id.laksa.tracking.jdbc.ComplaintViews;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Header;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/complaints/{ticket}}. */
public final class TrackingEndpoint {
  private final Identity identity;
  private final ComplaintViews views;
  private final Answers answers;

  /**
   * What came of an answer that told of an emergency.
   *
   * @param notice the way to 112
   * @param emergencyTicket of the complaint it became; null when it was told before
   * @param emergencyAnswerKey the reporter's secret for that one; null likewise
   */
  public record Emergency(
      String notice, @Nullable String emergencyTicket, @Nullable String emergencyAnswerKey) {}

  private record WithEmergency(
      @JsonUnwrapped ComplaintView view, @JsonUnwrapped Emergency emergency) {}

  /** Wires the endpoint. */
  public TrackingEndpoint(Identity identity, ComplaintViews views, Answers answers) {
    this.identity = identity;
    this.views = views;
    this.answers = answers;
  }

  /**
   * Shows a complaint; whole to its reporter. A number we never gave out is known without asking
   * the ledger.
   *
   * @param authorization with the answerKey as bearer; null for anybody
   */
  public HttpAnswer show(
      @Header("ticket") String typed,
      @Header("Accept-Language") @Nullable Object language,
      @Header("Authorization") @Nullable String authorization) {
    return show(typed, language, authorization, null);
  }

  /**
   * The same after an answer that told of an emergency.
   *
   * @param emergency null when it told of none
   */
  public HttpAnswer show(
      String typed,
      @Nullable Object language,
      @Nullable String authorization,
      @Nullable Emergency emergency) {
    Optional<TicketNumber> ticket = identity.ours(typed);
    if (ticket.isEmpty()) {
      return unknown();
    }
    try {
      Language asked = Language.of(language == null ? "" : language.toString());
      return views
          .find(ticket.get(), asked, id -> isReporter(id, authorization))
          .map(
              found ->
                  answers.json(
                      200, emergency == null ? found : new WithEmergency(found, emergency)))
          // Ours, and not in the ledger: it waits in the spool.
          .orElseGet(this::later);
    } catch (JdbiException e) {
      if (LedgerAway.caused(e)) {
        return later();
      }
      throw e;
    }
  }

  private boolean isReporter(UUID complaintId, @Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && KeyedHash.same(identity.answerKeyOf(complaintId), authorization.substring(7).strip());
  }

  private HttpAnswer later() {
    return answers.problem(
        Kind.UNAVAILABLE, "This ticket is ours; its state can't be shown now. Try again soon.");
  }

  private HttpAnswer unknown() {
    return answers.problem(Kind.NOT_FOUND, "There is no complaint with this ticket number.");
  }
}
