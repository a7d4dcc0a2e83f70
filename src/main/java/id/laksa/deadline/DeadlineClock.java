package id.laksa.deadline;

import id.laksa.complaint.ClockStep;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.place.Place;
import id.laksa.texts.Texts;
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
  private static final int BATCH = 500;
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final SlaClocks slaClocks;
  private final InstantSource clock;
  private final Post post;
  private final UndeliveredNews undelivered;
  private final Texts texts;
  private final Consumer<Duration> lag;
  private final AtomicLong fired = new AtomicLong();

  /**
   * A stage that was told.
   *
   * @param complaint as it stands now
   */
  public record Told(Complaint complaint, Stage stage) {}

  /** Promises, in the transaction that tells stages, that word of them is brought. */
  @FunctionalInterface
  public interface Promise {
    /**
     * Promises it.
     *
     * @param told at least one
     * @throws Exception if it can't: then nothing was told
     */
    void post(Handle handle, List<Told> told, Instant now) throws Exception;
  }

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
   * @param undelivered whose complaints aren't closed for his silence
   * @param texts of what it notes for the department
   * @param lag is told of each stage how late it was told, after it was committed; not negative
   */
  public DeadlineClock(
      Jdbi jdbi,
      LedgerRows ledger,
      SlaClocks slaClocks,
      InstantSource clock,
      Post post,
      UndeliveredNews undelivered,
      Texts texts,
      Consumer<Duration> lag) {
    this.post = post;
    this.undelivered = undelivered;
    this.texts = texts;
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.slaClocks = slaClocks;
    this.clock = clock;
    this.lag = lag;
  }

  /**
   * Tells everything that is due now and isn't being told elsewhere.
   *
   * @return how many stages
   */
  public int fireDue() {
    return fireDue(post::post);
  }

  /**
   * Tells everything that is due now and isn't being told elsewhere.
   *
   * @param promise what is owed to anybody for what was told, in the same transaction
   * @return how many stages
   */
  public int fireDue(Promise promise) {
    Batch<Told> batch = new Batch<>(jdbi, new Telling(promise));
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
    private final Promise promise;

    Telling(Promise promise) {
      this.promise = promise;
    }

    @Override
    public List<Complaint> lock(Handle handle, int limit) {
      return ledger.lockDue(handle, clock.instant(), limit);
    }

    @Override
    public List<Told> on(Handle handle, List<Complaint> due) throws Exception {
      List<Told> told = new ArrayList<>();
      Instant now = clock.instant();
      Set<UUID> waiting = waiting(handle, due);
      // His time doesn't run before he is told; whoever tells him sets the timer anew.
      waiting.forEach(id -> ledger.lookAgain(handle, id, slaClocks.nextLook(now)));
      ledger.tell(
          handle,
          due.stream()
              .filter(complaint -> !waiting.contains(complaint.id()))
              .map(complaint -> step(complaint, now, told))
              .toList());
      if (!told.isEmpty()) {
        promise.post(handle, told, now);
      }
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
    return shown.isEmpty() ? Set.of() : undelivered.among(handle, shown);
  }

  /** Without a stage that is due, other policies have come into force: the timer is set anew. */
  private ClockStep step(Complaint complaint, Instant now, List<Told> told) {
    List<NewEvent> events = new ArrayList<>();
    State state = complaint.state();
    Place place = complaint.said().location().place();
    if (state.clock().version().isEmpty()) {
      state = state.with(state.status(), slaClocks.markAsTold(state, place, now));
    }
    for (Stage next : slaClocks.stages(state, place)) {
      if (next.at().isAfter(now)) {
        break;
      }
      Stage stage = post.reaching(complaint, next);
      state = state.with(state.status(), state.clock().told(stage));
      if (stage.kind() == Stage.Kind.SILENCE) {
        state = goingOn(complaint, state, stage.at());
      } else if (stage.kind() == Stage.Kind.UNCONFIRMED) {
        state = closed(state);
      }
      told.add(new Told(complaint.at(state), stage));
      events.add(
          new NewEvent(
              stage.event(), now, ACTOR, EventData.told(complaint.ticket(), state, stage), null));
      if (stage.kind() == Stage.Kind.SILENCE) {
        // What comes next goes by a clock that runs again.
        break;
      }
    }
    return new ClockStep(complaint, state, events);
  }

  /** The reporter was waited for long enough: the clock goes on from when that was over. */
  private State goingOn(Complaint complaint, State state, Instant since) {
    Status next = Transitions.next(state.status(), EventType.ANSWER_MISSED).orElse(state.status());
    SlaClock clock = slaClocks.resumed(state, complaint.said().location().place(), since);
    return state.with(next, clock).noting(texts.text("order.note.silent"));
  }

  /** What was shown as done stays so, but not by the reporter's word. */
  private static State closed(State state) {
    return Transitions.next(state.status(), EventType.CLOSED_UNCONFIRMED)
        .map(status -> state.with(status, state.clock()))
        .orElse(state);
  }

  private static Duration late(Stage stage, Instant now) {
    return stage.at().isAfter(now) ? Duration.ZERO : Duration.between(stage.at(), now);
  }
}
