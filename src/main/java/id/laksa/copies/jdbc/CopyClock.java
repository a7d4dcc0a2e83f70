package id.laksa.copies.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Stage;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.copies.Copy;
import id.laksa.deadline.DeadlineClock.Post;
import id.laksa.deadline.DeadlineClock.Told;
import id.laksa.place.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells the stages of copies' clocks when they are due, as the complaints' own are told: once, in
 * the transaction that sets the next, by any node. Who is told is the second department's.
 */
public final class CopyClock {
  private static final String ACTOR = "clock";
  private static final int BATCH = 100;
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final SlaClocks slaClocks;
  private final Post post;
  private final InstantSource time;

  /** Wires it. */
  public CopyClock(
      Jdbi jdbi, LedgerRows ledger, SlaClocks slaClocks, Post post, InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.slaClocks = slaClocks;
    this.post = post;
    this.time = time;
  }

  /**
   * Tells what is due now.
   *
   * @return of how many complaints
   */
  public int fireDue() {
    List<String> due = jdbi.withHandle(handle -> CopyTable.due(handle, time.instant(), BATCH));
    for (String ticket : due) {
      jdbi.useTransaction(
          handle ->
              ledger
                  .lock(handle, new TicketNumber(ticket))
                  .ifPresent(complaint -> tell(handle, complaint)));
    }
    return due.size();
  }

  private void tell(Handle handle, Complaint complaint) {
    Instant now = time.instant();
    List<NewEvent> events = new ArrayList<>();
    List<Told> told = new ArrayList<>();
    for (Copy copy : CopyTable.of(handle, complaint.id())) {
      Copy after = told(copy.following(complaint, slaClocks), complaint, now, events, told);
      CopyTable.put(handle, after, after.nextDue(slaClocks, complaint.said().location().place()));
    }
    if (!events.isEmpty()) {
      ledger.append(handle, complaint, complaint.state(), events);
    }
    post.post(handle, told, now);
  }

  private Copy told(
      Copy copy, Complaint complaint, Instant now, List<NewEvent> events, List<Told> told) {
    Copy after = copy;
    if (!copy.isTicking()) {
      return after;
    }
    Place place = complaint.said().location().place();
    for (Stage next : slaClocks.stages(copy.state(), place)) {
      if (next.at().isAfter(now)) {
        break;
      }
      Complaint seen = complaint.at(after.state());
      Stage stage = post.reaching(seen, next);
      after = after.with(after.status(), after.clock().told(stage));
      told.add(new Told(complaint.at(after.state()), stage));
      events.add(new NewEvent(event(stage), now, ACTOR, after.told(complaint, stage), null));
    }
    return after;
  }

  private static EventType event(Stage stage) {
    return switch (stage.kind()) {
      case WARNED -> EventType.COPY_WARNED;
      case ACKNOWLEDGE, RESOLVE -> EventType.COPY_DEADLINE_PASSED;
      case ESCALATED -> EventType.COPY_ESCALATED;
      case REMINDED, SILENCE, UNCONFIRMED ->
          throw new IllegalStateException("A copy waits for no reporter");
    };
  }
}
