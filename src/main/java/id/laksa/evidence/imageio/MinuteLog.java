package id.laksa.evidence.imageio;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;

/** Warns at most once a minute, whatever strangers do; a metric counts the rest. Thread-safe. */
final class MinuteLog {
  private static final Duration REST = Duration.ofMinutes(1);
  private final Logger log;
  private final InstantSource time;
  private Instant next = Instant.MIN;

  MinuteLog(Logger log, InstantSource time) {
    this.log = log;
    this.time = time;
  }

  synchronized void say(String what) {
    Instant now = time.instant();
    if (!now.isBefore(next)) {
      next = now.plus(REST);
      log.warn(what);
    }
  }
}
