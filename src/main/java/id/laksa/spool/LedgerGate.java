package id.laksa.spool;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the ledger answers, so that nobody waits for one that doesn't: closed by the first
 * who meets it away, opened by a probe. A circuit breaker. Thread-safe.
 */
public final class LedgerGate {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerGate.class);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Runnable probe;

  /**
   * Wires the gate, open.
   *
   * @param probe asks the ledger something; throws while it is away
   */
  public LedgerGate(Runnable probe) {
    this.probe = probe;
  }

  /** Whether the ledger may be tried. */
  public boolean isOpen() {
    return open.get();
  }

  /** Somebody met it away. */
  public void close() {
    if (open.compareAndSet(true, false)) {
      LOG.warn("The ledger is away: complaints go into the spool");
    }
  }

  /** Looks whether it is back; asks nothing while it is there. */
  public void look() {
    if (open.get()) {
      return;
    }
    try {
      probe.run();
    } catch (RuntimeException e) {
      return;
    }
    if (open.compareAndSet(false, true)) {
      LOG.info("The ledger is back");
    }
  }
}
