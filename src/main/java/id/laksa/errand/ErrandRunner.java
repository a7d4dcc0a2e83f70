package id.laksa.errand;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does due errands of one kind until none is left that isn't another's. Thread-safe. */
public final class ErrandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ErrandRunner.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final ScheduledExecutorService RENEWALS =
      Executors.newSingleThreadScheduledExecutor(ErrandRunner::named);
  private final String kind;
  private final Errands errands;
  private final ErrandHandler handler;
  private final Ladder ladder;
  private final InstantSource time;

  /** Wires a runner. */
  public ErrandRunner(
      String kind, Errands errands, ErrandHandler handler, Ladder ladder, InstantSource time) {
    this.kind = kind;
    this.errands = errands;
    this.handler = handler;
    this.ladder = ladder;
    this.time = time;
  }

  /**
   * Does them.
   *
   * @return how many were tried
   */
  public int runDue() {
    return runDue(() -> {});
  }

  /**
   * Does them.
   *
   * @param found is told of each before it is tried: there may be more
   * @return how many were tried
   */
  public int runDue(Runnable found) {
    int tried = 0;
    boolean goOn = true;
    while (goOn) {
      Optional<Errand> next = claim();
      if (next.isEmpty()) {
        return tried;
      }
      found.run();
      ErrandOutcome outcome = attemptHeld(next.get());
      settle(next.get(), outcome);
      tried++;
      // Whose time isn't yet says that the others' may not be either: the next look will tell.
      goOn =
          !(outcome instanceof ErrandOutcome.NotDueYet) && !Thread.currentThread().isInterrupted();
    }
    return tried;
  }

  private Optional<Errand> claim() {
    return errands.claim(kind, time.instant(), LEASE);
  }

  /** Renews the lease meanwhile: it is short, so that the errands of a node that died are not. */
  private ErrandOutcome attemptHeld(Errand errand) {
    long period = LEASE.toMillis() / 3;
    ScheduledFuture<?> renewal =
        RENEWALS.scheduleAtFixedRate(() -> renew(errand), period, period, TimeUnit.MILLISECONDS);
    try {
      return attempt(errand);
    } finally {
      renewal.cancel(false);
    }
  }

  private void renew(Errand errand) {
    try {
      errands.renew(errand, time.instant().plus(LEASE));
    } catch (RuntimeException e) {
      // The ledger is away: nobody else can take the errand either.
      LOG.debug("{} can't be held on to now", errand, e);
    }
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "errand-leases");
    thread.setDaemon(true);
    return thread;
  }

  private ErrandOutcome attempt(Errand errand) {
    if (errand.attempts() > ladder.steps().size() + 1) {
      // Whoever tried it last never came back: it may be the one that ends engines.
      return new ErrandOutcome.Later("never-came-back", Duration.ZERO);
    }
    try {
      return handler.attempt(errand);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ErrandOutcome.NotDueYet(Duration.ZERO);
    } catch (Exception | StackOverflowError | LinkageError e) {
      // No message: it may repeat what the errand is about.
      LOG.warn("{} failed: {}", errand, e.getClass().getName());
      return ErrandOutcome.later(e.getClass().getSimpleName());
    }
  }

  /** Never to be tried again: there are no more steps. */
  private ErrandOutcome exhausted(Errand errand, String reason) {
    try {
      ErrandOutcome outcome = handler.exhausted(errand, reason);
      return outcome instanceof ErrandOutcome.Later ? new ErrandOutcome.Dead(reason) : outcome;
    } catch (RuntimeException e) {
      LOG.warn("{} failed at its end: {}", errand, e.getClass().getName());
      return new ErrandOutcome.Dead(reason);
    }
  }

  private void settle(Errand errand, ErrandOutcome outcome) {
    Instant now = time.instant();
    if (outcome instanceof ErrandOutcome.Done) {
      errands.done(errand, now);
    } else if (outcome instanceof ErrandOutcome.NotDueYet notDue) {
      errands.untried(errand, now.plus(notDue.delay()));
    } else if (outcome instanceof ErrandOutcome.Held held) {
      errands.held(errand, now.plus(held.delay()), held.reason());
    } else if (outcome instanceof ErrandOutcome.Dead dead) {
      LOG.error("{} can't be done and is kept as a dead letter: {}", errand, dead.reason());
      errands.bury(errand, now, dead.reason());
    } else if (outcome instanceof ErrandOutcome.Later later) {
      Optional<Duration> step = ladder.after(errand.attempts());
      if (step.isEmpty()) {
        settle(errand, exhausted(errand, later.reason()));
        return;
      }
      Duration wait = step.get().compareTo(later.atLeast()) > 0 ? step.get() : later.atLeast();
      errands.again(errand, now.plus(wait), later.reason());
    }
  }
}
