package id.laksa.refusal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Counts what was refused, and says so in one line a minute at most. Thread-safe. */
public final class RefusalLog {
  private static final long QUIET_NS = TimeUnit.MINUTES.toNanos(1);
  private final AtomicLong all = new AtomicLong();
  private final AtomicLong said = new AtomicLong();
  private final AtomicLong quietUntil;
  private final Logger log;
  private final LongSupplier nanos;

  /** Nothing was refused yet; by this machine's monotonic time. */
  public RefusalLog(Logger log) {
    this(log, System::nanoTime);
  }

  /**
   * Nothing was refused yet.
   *
   * @param nanos a monotonic time
   */
  RefusalLog(Logger log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
    this.quietUntil = new AtomicLong(nanos.getAsLong());
  }

  /**
   * Notes one.
   *
   * @param sentence what was refused and why, without anything of what was sent
   */
  public void note(String sentence) {
    long count = all.incrementAndGet();
    long now = nanos.getAsLong();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NS)) {
      log.warn("{} ({} refused since the last line)", sentence, count - said.getAndSet(count));
    }
  }

  /** How many, since the start. */
  public long count() {
    return all.get();
  }
}
