package id.laksa.deadline;

import id.laksa.complaint.Clock;
import id.laksa.complaint.ClockStep;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells the stages of clocks when they are due. The due times lie in the ledger, so that nothing is
 * held in memory and any node can tell any of them; each is told once, in order for each complaint,
 * in the transaction that also sets the next. A clock that jumps ahead finds more of them due at
 * once, one that is set back finds none until it has caught up.
 */
public final class DeadlineClock {
  private static final String ACTOR = "clock";
  private static final String SILENT = "Pelapor belum menjawab; tenggat berjalan lagi.";
  private static final int BATCH = 500;
  private final Batch<Told> batch;
  private final LedgerRows ledger;
  private final Clockwork clockwork;
  private final InstantSource clock;
  private final Post post;
  private final Untold untold;
  private final Consumer<Duration> lag;
  private final AtomicLong fired = new AtomicLong();

  /**
   * A stage that was told.
   *
   * @param complaint as it stands now
   */
  public record Told(Complaint complaint, Stage stage) {}

  /** Brings word of stages to whom it concerns. */
  @FunctionalInterface
  public interface Post {
    /**
     * Whom a step reaches. It is recorded so.
     *
     * @return the same, or told to another where nobody else can be
     */
    default Stage reaching(Complaint complaint, Stage stage) {
      return stage;
    }

    /** Promises it, in the transaction that tells them. */
    void post(Handle handle, List<Told> told, Instant now);
  }

  /**
   * Wires the clock.
   *
   * @param untold whose complaints aren't closed for his silence
   * @param lag is told of each stage how late it was told, after it was committed; not negative
   */
  public DeadlineClock(
      Jdbi jdbi,
      LedgerRows ledger,
      Clockwork clockwork,
      InstantSource clock,
      Post post,
      Untold untold,
      Consumer<Duration> lag) {
    this.post = post;
    this.untold = untold;
    this.batch = new Batch<>(jdbi, new Telling());
    this.ledger = ledger;
    this.clockwork = clockwork;
    this.clock = clock;
    this.lag = lag;
  }

  /**
   * Tells everything that is due now and isn't being told elsewhere.
   *
   * @return how many stages
   */
  public int fireDue() {
    int total = 0;
    int complaints;
    do {
      List<Told> told = new ArrayList<>();
      complaints = batch.run(BATCH, told::addAll);
      Instant after = clock.instant();
      told.forEach(one -> lag.accept(late(one.stage(), after)));
      fired.addAndGet(told.size());
      total += told.size();
    } while (complaints == BATCH);
    return total;
  }

  /** How many stages this node told since it started. */
  public long firedSoFar() {
    return fired.get();
  }

  private final class Telling implements Batch.Work<Told> {
    @Override
    public List<Complaint> lock(Handle handle, int limit) {
      return ledger.lockDue(handle, clock.instant(), limit);
    }

    @Override
    public List<Told> on(Handle handle, List<Complaint> due) {
      List<Told> told = new ArrayList<>();
      Instant now = clock.instant();
      Set<UUID> waiting = waiting(handle, due);
      // His time doesn't run before he is told; whoever tells him sets the timer anew.
      waiting.forEach(id -> ledger.lookAgain(handle, id, clockwork.nextLook(now)));
      ledger.tell(
          handle,
          due.stream()
              .filter(complaint -> !waiting.contains(complaint.id()))
              .map(complaint -> step(complaint, now, told))
              .toList());
      post.post(handle, told, now);
      return told;
    }

    @Override
    public void putOff(Handle handle, Complaint failed) {
      ledger.putOff(handle, failed.id(), clock.instant());
    }
  }

  /** Those whose reporter would be closed out without having heard that the work is done. */
  private Set<UUID> waiting(Handle handle, List<Complaint> due) {
    List<UUID> shown =
        due.stream()
            .filter(complaint -> complaint.status() == Status.RESOLVED)
            .map(Complaint::id)
            .toList();
    return shown.isEmpty() ? Set.of() : untold.among(handle, shown);
  }

  /** Without a stage that is due, other policies have come into force: the timer is set anew. */
  private ClockStep step(Complaint complaint, Instant now, List<Told> told) {
    List<NewEvent> events = new ArrayList<>();
    Standing standing = complaint.standing();
    Place place = complaint.said().location().place();
    if (standing.clock().version().isEmpty()) {
      standing = standing.with(standing.status(), clockwork.quiet(standing, place, now));
    }
    for (Stage next : clockwork.stages(standing, place)) {
      if (next.at().isAfter(now)) {
        break;
      }
      Stage stage = post.reaching(complaint, next);
      standing = standing.with(standing.status(), standing.clock().told(stage));
      if (stage.kind() == Stage.Kind.SILENCE) {
        standing = goingOn(complaint, standing, stage.at());
      } else if (stage.kind() == Stage.Kind.UNCONFIRMED) {
        standing = closed(standing);
      }
      told.add(new Told(complaint.standing(standing), stage));
      events.add(
          new NewEvent(
              stage.event(),
              now,
              ACTOR,
              EventData.told(complaint.ticket(), standing, stage),
              null));
      if (stage.kind() == Stage.Kind.SILENCE) {
        // What comes next goes by a clock that runs again.
        break;
      }
    }
    return new ClockStep(complaint, standing, events);
  }

  /** The reporter was waited for long enough: the clock goes on from when that was over. */
  private Standing goingOn(Complaint complaint, Standing standing, Instant since) {
    Status next =
        Transitions.next(standing.status(), EventType.ANSWER_MISSED).orElse(standing.status());
    Clock clock = clockwork.resumed(standing, complaint.said().location().place(), since);
    return standing.with(next, clock).noting(SILENT);
  }

  /** What was shown as done stays so, but not by the reporter's word. */
  private static Standing closed(Standing standing) {
    return Transitions.next(standing.status(), EventType.CLOSED_UNCONFIRMED)
        .map(status -> standing.with(status, standing.clock()))
        .orElse(standing);
  }

  private static Duration late(Stage stage, Instant now) {
    return stage.at().isAfter(now) ? Duration.ZERO : Duration.between(stage.at(), now);
  }
}
