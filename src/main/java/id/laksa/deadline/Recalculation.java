package id.laksa.deadline;

import id.laksa.complaint.ClockEvents;
import id.laksa.complaint.ClockStep;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.OutdatedClocks;
import id.laksa.place.Place;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calculates open deadlines again when calendars or policies have changed. What has passed has
 * passed; who is given another date gets an event. Any node goes on where another one stopped: what
 * is still to do is what the ledger says was calculated by others. Of nodes with different files
 * those go ahead that came into force last, and the others leave it alone.
 */
public final class Recalculation {
  private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);
  private static final String ACTOR = "clock";
  private static final int BATCH = 500;
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final OutdatedClocks outdated;
  private final SlaClocks slaClocks;
  private final Supplier<String> version;
  private final InstantSource time;
  private String announced = "";

  /**
   * Wires it.
   *
   * @param version of the calendars and policies in force
   */
  public Recalculation(
      Jdbi jdbi,
      LedgerRows ledger,
      OutdatedClocks outdated,
      SlaClocks slaClocks,
      Supplier<String> version,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.outdated = outdated;
    this.slaClocks = slaClocks;
    this.version = version;
    this.time = time;
  }

  /**
   * Calculates whatever was calculated by others, a few hundred a transaction.
   *
   * @return how many complaints
   */
  public synchronized int run() {
    String inForce = version.get();
    if (!inForce.equals(announced)) {
      jdbi.useTransaction(handle -> outdated.announce(handle, inForce, time.instant()));
      announced = inForce;
    }
    int total = 0;
    int batch;
    do {
      batch = new Batch<>(jdbi, new Calculating(inForce)).run(BATCH, unused -> {});
      total += batch;
    } while (batch > 0 && inForce.equals(version.get()));
    if (total > 0) {
      LOG.info("Deadlines of {} open complaints were calculated by {}", total, inForce);
    }
    return total;
  }

  private final class Calculating implements Batch.Work<Complaint> {
    private final String inForce;

    private Calculating(String inForce) {
      this.inForce = inForce;
    }

    @Override
    public List<Complaint> lock(Handle handle, int limit) {
      return outdated.lock(handle, inForce, limit);
    }

    @Override
    public List<Complaint> on(Handle handle, List<Complaint> some) {
      ledger.tell(handle, some.stream().map(Recalculation.this::step).toList());
      return some;
    }

    @Override
    public void putOff(Handle handle, Complaint failed) {
      outdated.leave(handle, failed.id(), inForce);
    }
  }

  private ClockStep step(Complaint complaint) {
    State before = complaint.state();
    Place place = complaint.said().location().place();
    SlaClock anew = slaClocks.calculated(before, place);
    State after = before.with(before.status(), anew);
    if (before.clock().version().isEmpty()) {
      after = after.with(after.status(), slaClocks.markAsTold(after, place, time.instant()));
    }
    return new ClockStep(
        complaint,
        after,
        ClockEvents.rescheduled(complaint, after, ACTOR, time.instant()).stream().toList());
  }
}
