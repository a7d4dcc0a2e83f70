package id.laksa.copies.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.copies.Copy;
import id.laksa.place.Place;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calculates open deadlines of copies again when calendars or policies have changed, as {@link
 * id.laksa.deadline.Recalculation} does complaints' own, after it: by its word of which files go
 * ahead. Any node may.
 */
public final class CopyRecalculation {
  private static final Logger LOG = LoggerFactory.getLogger(CopyRecalculation.class);
  private static final String ACTOR = "clock";
  private static final int BATCH = 500;
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final SlaClocks slaClocks;
  private final InstantSource time;

  /** Wires it. */
  public CopyRecalculation(Jdbi jdbi, LedgerRows ledger, SlaClocks slaClocks, InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.slaClocks = slaClocks;
    this.time = time;
  }

  /**
   * Calculates some of those that were calculated by others, a complaint's a transaction.
   *
   * @return of how many complaints
   */
  public int run() {
    String inForce = slaClocks.version();
    List<String> outdated = jdbi.withHandle(handle -> CopyTable.outdated(handle, inForce, BATCH));
    for (String ticket : outdated) {
      try {
        calculate(ticket, true);
      } catch (RuntimeException e) {
        if (LedgerAway.caused(e)) {
          throw e;
        }
        // No message: a database's may hold the whole row. As it is until others come into force.
        LOG.error("Deadlines of copies can't be calculated: {}", e.getClass().getName());
        calculate(ticket, false);
      }
    }
    return outdated.size();
  }

  private void calculate(String ticket, boolean anew) {
    jdbi.useTransaction(
        handle -> {
          if (anew) {
            ledger
                .lock(handle, new TicketNumber(ticket))
                .ifPresent(complaint -> calculate(handle, complaint));
          } else {
            CopyTable.leave(handle, ticket, slaClocks.version());
          }
        });
  }

  private void calculate(Handle handle, Complaint complaint) {
    Place place = complaint.said().location().place();
    List<NewEvent> events = new ArrayList<>();
    for (Copy copy : CopyTable.of(handle, complaint.id())) {
      if (copy.status().isAtDepartment()) {
        SlaClock anew = slaClocks.calculated(copy.state(), place);
        Copy after = copy.with(copy.status(), anew);
        CopyTable.put(handle, after, after.nextDue(slaClocks, place));
        if (!anew.acknowledgeBy().equals(copy.clock().acknowledgeBy())
            || !anew.resolveBy().equals(copy.clock().resolveBy())) {
          events.add(
              new NewEvent(
                  EventType.COPY_RESCHEDULED, time.instant(), ACTOR, after.facts(complaint), null));
        }
      }
    }
    if (!events.isEmpty()) {
      ledger.append(handle, complaint, complaint.state(), events);
    }
  }
}
