package id.laksa.whatsapp.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what nobody needs any more, so that neither the tables nor what is known of people grow.
 */
public final class Forgetting {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  /** Meta repeats for days, and the ladder ends before; weeks are plenty. */
  private static final Duration SEEN = Duration.ofDays(30);

  /** Who only greeted may come back with a complaint. */
  private static final Duration STRANGERS = Duration.ofDays(90);

  /** What waits for a complaint counts for minutes. */
  private static final Duration WAITING = Duration.ofDays(1);

  /** Statuses come within days. */
  private static final Duration WORDS = Duration.ofDays(7);

  /** How far our messages came is asked about for as long as complaints are. */
  private static final Duration SENT = Duration.ofDays(365);

  private final Jdbi jdbi;
  private final ProcessedMessageIds processed;
  private final WaitingTable waiting;
  private final SentTable sent;
  private final ContactTable contacts;
  private final InstantSource time;

  /** Wires it. */
  public Forgetting(
      Jdbi jdbi,
      ProcessedMessageIds processed,
      WaitingTable waiting,
      SentTable sent,
      ContactTable contacts,
      InstantSource time) {
    this.jdbi = jdbi;
    this.processed = processed;
    this.waiting = waiting;
    this.sent = sent;
    this.contacts = contacts;
    this.time = time;
  }

  /** Forgets; again at once it finds nothing. */
  public void forget() {
    // Each by itself: one that fails mustn't keep the others.
    forget("ids", SEEN, processed::forget);
    forget("kept messages", WAITING, waiting::forget);
    forget("sent texts", WORDS, sent::forgetWords);
    forget("sent messages", SENT, sent::forget);
    forget("absorbed contacts", SEEN, contacts::forgetAbsorbed);
    forget("strangers", STRANGERS, contacts::forgetStrangers);
  }

  private interface Old {
    int forget(Handle handle, Instant before);
  }

  private void forget(String what, Duration age, Old old) {
    Instant before = time.instant().minus(age);
    try {
      int forgotten = jdbi.inTransaction(handle -> old.forget(handle, before));
      LOG.info("Forgotten: {} {}", forgotten, what);
    } catch (JdbiException e) {
      LOG.error("Old {} can't be forgotten: {}", what, e.getClass().getSimpleName());
    }
  }
}
