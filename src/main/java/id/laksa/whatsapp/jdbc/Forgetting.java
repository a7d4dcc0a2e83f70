package id.laksa.whatsapp.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what nobody needs any more, so that neither the tables nor what is known of people grow.
 */
public final class Forgetting {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  /** Meta repeats for days, and the ladder ends before; weeks are plenty. */
  private static final Duration SEEN = Duration.ofDays(30);

  /** What waits for a complaint counts for minutes. */
  private static final Duration WAITING = Duration.ofDays(1);

  /** Statuses come within days. */
  private static final Duration WORDS = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final Seen seen;
  private final WaitingTable waiting;
  private final SentTable sent;
  private final ContactTable contacts;
  private final InstantSource clock;

  /** Wires it. */
  public Forgetting(
      Jdbi jdbi,
      Seen seen,
      WaitingTable waiting,
      SentTable sent,
      ContactTable contacts,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.seen = seen;
    this.waiting = waiting;
    this.sent = sent;
    this.contacts = contacts;
    this.clock = clock;
  }

  /** Forgets; again at once it finds nothing. */
  public void forget() {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle ->
            LOG.info(
                "Forgotten: {} ids, {} kept messages, {} sent texts, {} absorbed contacts",
                seen.forget(handle, now.minus(SEEN)),
                waiting.forget(handle, now.minus(WAITING)),
                sent.forgetWords(handle, now.minus(WORDS)),
                contacts.forgetAbsorbed(handle, now.minus(SEEN))));
  }
}
