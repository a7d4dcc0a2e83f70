package id.laksa.reporter.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.reporter.Answer;
import id.laksa.reporter.AnswerDecider;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes the reporter's answers into the ledger, each in one transaction. */
public final class AnswerLedger {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final AnswerDecider decider;
  private final InstantSource clock;

  /** What became of an answer. */
  public enum Outcome {
    RECORDED,
    UNKNOWN_TICKET,
    NOT_POSSIBLE_NOW
  }

  /** Wires the step. */
  public AnswerLedger(Jdbi jdbi, LedgerRows ledger, AnswerDecider decider, InstantSource clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.decider = decider;
    this.clock = clock;
  }

  /** The complaint's id; empty when the ledger has no such ticket. */
  public Optional<UUID> idOf(TicketNumber ticket) {
    return jdbi.withHandle(handle -> ledger.find(handle, ticket)).map(Complaint::id);
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
    return decider
        .decide(complaint, answer, clock.instant())
        .map(
            step -> {
              if (first.test(handle)) {
                ledger.append(handle, complaint, step.after(), step.events());
              }
              return Outcome.RECORDED;
            })
        .orElse(Outcome.NOT_POSSIBLE_NOW);
  }
}
