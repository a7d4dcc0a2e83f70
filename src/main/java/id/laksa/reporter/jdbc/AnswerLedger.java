package id.laksa.reporter.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.reporter.Answer;
import id.laksa.reporter.Answer.Kind;
import id.laksa.reporter.AnswerDecider;
import id.laksa.reporter.AnswerVerdict;
import id.laksa.reporter.AnswerVerdict.Refusal;
import id.laksa.reporter.AnswerVerdict.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Takes the reporter's answers into the ledger, each in one transaction. */
public final class AnswerLedger {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final AnswerDecider decider;
  private final InstantSource time;

  /** What became of an answer. */
  public enum Outcome {
    RECORDED,
    UNKNOWN_TICKET,
    ANOTHER_ROUND,
    NOT_POSSIBLE_NOW,
    TOO_LATE,
    TOO_MANY_PHOTOS
  }

  /** Wires the step. */
  public AnswerLedger(Jdbi jdbi, LedgerRows ledger, AnswerDecider decider, InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.decider = decider;
    this.time = time;
  }

  /** The complaint's id; empty when the ledger has no such ticket. */
  public Optional<UUID> idOf(TicketNumber ticket) {
    return jdbi.withHandle(handle -> ledger.find(handle, ticket)).map(Complaint::id);
  }

  /** Whether an answer of this kind would be taken now. */
  public boolean allows(TicketNumber ticket, Kind kind) {
    return jdbi.withHandle(handle -> ledger.find(handle, ticket))
        .map(complaint -> decider.allows(complaint, kind, time.instant()))
        .orElse(false);
  }

  /** Records an answer of the complaint's own reporter. */
  public Outcome take(TicketNumber ticket, Answer answer) {
    return take(ticket, answer, handle -> true);
  }

  /**
   * Records an answer of the complaint's own reporter, once.
   *
   * @param first whether it wasn't recorded before; asked, and remembered, in the same transaction,
   *     if the answer is possible now
   */
  public Outcome take(TicketNumber ticket, Answer answer, Predicate<Handle> first) {
    return jdbi.inTransaction(
        handle ->
            ledger
                .lock(handle, ticket)
                .map(complaint -> take(handle, complaint, answer, first))
                .orElse(Outcome.UNKNOWN_TICKET));
  }

  private Outcome take(Handle handle, Complaint complaint, Answer answer, Predicate<Handle> first) {
    Instant now = time.instant();
    String claimed = answer.kind() == Kind.REOPENED ? claimed(handle, complaint.id()) : null;
    AnswerVerdict verdict = decider.decide(complaint, answer, claimed, now);
    if (verdict instanceof Step step) {
      if (first.test(handle)) {
        write(handle, step, answer, now);
      }
      return Outcome.RECORDED;
    }
    return switch ((Refusal) verdict) {
      case ANOTHER_ROUND -> Outcome.ANOTHER_ROUND;
      case NOT_POSSIBLE_NOW -> Outcome.NOT_POSSIBLE_NOW;
      case TOO_LATE -> Outcome.TOO_LATE;
      case TOO_MANY_PHOTOS -> Outcome.TOO_MANY_PHOTOS;
    };
  }

  private void write(Handle handle, Step step, Answer answer, Instant now) {
    Complaint after = step.after();
    if (!answer.photos().isEmpty()) {
      ReportersPhotos.insert(handle, after.id(), answer.photos(), now);
      ledger.supplement(handle, after);
    }
    ledger.append(handle, after, after.state(), step.events());
  }

  private static @Nullable String claimed(Handle handle, UUID complaintId) {
    return handle
        .createQuery(
            "select text from complaint_event where complaint_id = :id and type = 'RESOLVED'"
                + " order by seq desc limit 1")
        .bind("id", complaintId)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }
}
