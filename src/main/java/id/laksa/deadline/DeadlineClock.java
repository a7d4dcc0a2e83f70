package id.laksa.deadline;

import id.laksa.complaint.Clock;
import id.laksa.complaint.Clock.Due;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.jdbc.LedgerRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires deadlines. The due times lie in the ledger, so that nothing is held in memory and any node
 * can fire any of them; each fires once, in the transaction that also sets the next.
 */
public final class DeadlineClock {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineClock.class);
  private static final int BATCH = 200;
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final InstantSource clock;
  private final AtomicLong fired = new AtomicLong();

  /** Wires the clock. */
  public DeadlineClock(Jdbi jdbi, LedgerRows ledger, InstantSource clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Fires everything that is due now and isn't being fired elsewhere.
   *
   * @return how many fired
   */
  public int fireDue() {
    int total = 0;
    int batch;
    do {
      Instant now = clock.instant();
      batch = jdbi.inTransaction(handle -> fireBatch(handle, now));
      total += batch;
    } while (batch == BATCH);
    fired.addAndGet(total);
    return total;
  }

  /** How many this node fired since it started. */
  public long firedSoFar() {
    return fired.get();
  }

  private int fireBatch(Handle handle, Instant now) {
    List<Complaint> due = ledger.lockDue(handle, now, BATCH);
    due.forEach(complaint -> fire(handle, complaint, now));
    return due.size();
  }

  private void fire(Handle handle, Complaint complaint, Instant now) {
    Standing standing = complaint.standing();
    Due due = standing.clock().next(standing.status()).orElse(null);
    if (due == null) {
      LOG.error("Complaint {} has a timer and nothing due: the timer is off", complaint.ticket());
      ledger.disarm(handle, complaint.id());
      return;
    }
    Clock after = standing.clock().passed(due.kind());
    Standing passed = standing.with(standing.status(), after);
    Map<String, Object> data = EventData.passed(complaint.ticket(), passed, due);
    NewEvent event = new NewEvent(EventType.DEADLINE_PASSED, now, "clock", data, null);
    ledger.append(handle, complaint, passed, List.of(event));
  }
}
