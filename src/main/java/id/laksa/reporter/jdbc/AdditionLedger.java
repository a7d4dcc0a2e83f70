package id.laksa.reporter.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.reporter.Addition;
import id.laksa.reporter.AdditionDecider;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes what a reporter adds into the ledger, each addition in one transaction. */
public final class AdditionLedger {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final AdditionDecider decider;
  private final InstantSource time;

  /** Wires the step. */
  public AdditionLedger(Jdbi jdbi, LedgerRows ledger, AdditionDecider decider, InstantSource time) {
    this.decider = decider;
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.time = time;
  }

  /**
   * Adds to a complaint of this reporter.
   *
   * @param first whether it wasn't added before; asked, and remembered, in the same transaction
   * @return false when the complaint takes nothing more; nothing was asked or remembered then
   */
  public boolean add(TicketNumber ticket, Addition addition, Predicate<Handle> first) {
    return jdbi.inTransaction(
        handle ->
            ledger
                .lock(handle, ticket)
                .map(found -> add(handle, found, addition, first))
                .orElse(false));
  }

  private boolean add(
      Handle handle, Complaint complaint, Addition addition, Predicate<Handle> first) {
    if (AdditionDecider.has(complaint, addition)) {
      return true;
    }
    Optional<AdditionDecider.Step> step = decider.decide(complaint, addition, time.instant());
    if (step.isPresent() && first.test(handle)) {
      write(handle, step.get(), addition);
    }
    return step.isPresent();
  }

  /** Tells that a photo the reporter sent can't be had. */
  public void missPhoto(TicketNumber ticket, Predicate<Handle> first) {
    jdbi.useTransaction(
        handle ->
            ledger
                .lock(handle, ticket)
                .filter(found -> first.test(handle))
                .ifPresent(
                    found ->
                        ledger.append(
                            handle,
                            found,
                            found.state(),
                            List.of(
                                new NewEvent(
                                    EventType.PHOTO_MISSED,
                                    time.instant(),
                                    "clock",
                                    EventData.state(found.ticket(), found.state()),
                                    null)))));
  }

  private void write(Handle handle, AdditionDecider.Step step, Addition addition) {
    Complaint after = step.after();
    ReportersPhotos.insert(handle, after.id(), addition.photos(), time.instant());
    ledger.supplement(handle, after);
    ledger.append(handle, after, after.state(), step.events());
  }
}
