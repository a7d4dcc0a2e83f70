package id.laksa.complaint;

import id.laksa.calendar.Pause;
import id.laksa.classification.Priority;
import id.laksa.sla.EscalationLadder.Anchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A complaint's clock: when its two times began and when they end, when it stood, and what was told
 * of it. All that is needed to calculate it again. {@link SlaClocks} does so.
 *
 * @param acknowledge until an operator or a department has taken it on; begins anew with each of
 *     them
 * @param resolve until the work is shown as done; begins once a round
 * @param aim by whose policy the time to resolve goes; a reassignment doesn't change it
 * @param halts when it stood in this round, in order; only the last may still last
 * @param told keys of the stages that were told in this round, see {@link Stage#key}
 * @param version of the calendars and policies that it was calculated by; empty when that was
 *     before stages were recorded
 * @param provisional whether a deadline reaches into a year of which holidays aren't known
 */
public record SlaClock(
    Run acknowledge,
    Run resolve,
    Aim aim,
    List<Halt> halts,
    Set<String> told,
    String version,
    boolean provisional) {

  private static final String PASSED_ON = "passed-on-";
  private static final String RECALLED = "recalled";
  private static final String QUIET = "quiet";

  /**
   * A time that runs.
   *
   * @param passed whether it was recorded that {@code by} has passed
   */
  public record Run(Instant from, Instant by, boolean passed) {
    Run by(Instant other) {
      return new Run(from, other, passed);
    }
  }

  /**
   * Whose policy.
   *
   * @param category its id; null for the operators'
   */
  public record Aim(@Nullable String category, Priority priority) {}

  /** Why a clock stands. */
  public enum Reason {
    /** The reporter must answer. */
    REPORTER,
    /** An operator stopped it, and said why. */
    OPERATOR
  }

  /**
   * A time in which it stood.
   *
   * @param to null while it stands
   */
  public record Halt(Instant from, @Nullable Instant to, Reason reason) {}

  public SlaClock {
    halts = List.copyOf(halts);
    told = Set.copyOf(told);
  }

  /** Until when somebody must have taken it on. */
  public Instant acknowledgeBy() {
    return acknowledge.by();
  }

  /** Until when the work must be done. */
  public Instant resolveBy() {
    return resolve.by();
  }

  /** Whether the passing of {@link #acknowledgeBy} was recorded. */
  public boolean acknowledgePassed() {
    return acknowledge.passed();
  }

  /** Whether the passing of {@link #resolveBy} was recorded. */
  public boolean resolvePassed() {
    return resolve.passed();
  }

  /** Since when it stands; null while it runs. */
  public @Nullable Instant pausedSince() {
    Halt last = state();
    return last == null ? null : last.from();
  }

  /** Why it stands; null while it runs. */
  public @Nullable Reason pausedFor() {
    Halt last = state();
    return last == null ? null : last.reason();
  }

  /** The times in which it stood and doesn't any more. */
  public List<Pause> pauses() {
    List<Pause> pauses = new ArrayList<>();
    for (Halt halt : halts) {
      if (halt.to() != null) {
        pauses.add(new Pause(halt.from(), halt.to()));
      }
    }
    return pauses;
  }

  /** Stops. One that stands already stands on, for the new reason. */
  public SlaClock paused(Instant now, Reason reason) {
    if (reason == pausedFor()) {
      return this;
    }
    List<Halt> more = new ArrayList<>(ended(now));
    more.add(new Halt(now, null, reason));
    Set<String> others = new TreeSet<>(told);
    // Of another question the reporter is reminded anew, of another halt the operators.
    others.removeIf(
        key -> key.startsWith(Anchor.ASKED.key()) || key.startsWith(Anchor.HALTED.key()));
    return new SlaClock(acknowledge, resolve, aim, more, others, version, provisional);
  }

  /** The same, its last halt over; the deadlines are the {@link SlaClocks}'s business. */
  SlaClock goingOn(Instant now) {
    return with(ended(now));
  }

  /** The same with one stage told. */
  public SlaClock told(Stage stage) {
    Set<String> more = new TreeSet<>(told);
    more.add(stage.key());
    boolean acknowledgeNow = stage.kind() == Stage.Kind.ACKNOWLEDGE;
    boolean resolveNow = stage.kind() == Stage.Kind.RESOLVE;
    return new SlaClock(
        new Run(acknowledge.from(), acknowledge.by(), acknowledge.passed() || acknowledgeNow),
        new Run(resolve.from(), resolve.by(), resolve.passed() || resolveNow),
        aim,
        halts,
        more,
        version,
        provisional);
  }

  /** The same with some stages told that are on no record, so that they aren't told now. */
  SlaClock markAsTold(List<Stage> stages) {
    Set<String> more = new TreeSet<>(told);
    stages.forEach(stage -> more.add(stage.key()));
    String known = version.isEmpty() ? QUIET : version;
    return new SlaClock(acknowledge, resolve, aim, halts, more, known, provisional);
  }

  /** The same, one department more having passed the complaint on without beginning the work. */
  public SlaClock passedOn() {
    Set<String> more = new TreeSet<>(told);
    more.add(PASSED_ON + (timesPassedOn() + 1));
    return new SlaClock(acknowledge, resolve, aim, halts, more, version, provisional);
  }

  /** How often the complaint was passed on without work in this round. */
  public int timesPassedOn() {
    return (int) told.stream().filter(key -> key.startsWith(PASSED_ON)).count();
  }

  /** The same, an operator having taken the complaint from the department that had it. */
  public SlaClock recalled() {
    Set<String> more = new TreeSet<>(told);
    more.add(RECALLED);
    return new SlaClock(acknowledge, resolve, aim, halts, more, version, provisional);
  }

  /** Whether an operator has taken the complaint from a department in this round. */
  public boolean wasRecalled() {
    return told.contains(RECALLED);
  }

  /**
   * The same as it was shown once, when only the two deadlines are known, and how sure they were.
   */
  public SlaClock showing(Instant acknowledgeBy, Instant resolveBy, boolean wereProvisional) {
    return new SlaClock(
        acknowledge.by(acknowledgeBy),
        resolve.by(resolveBy),
        aim,
        List.of(),
        Set.of(),
        version,
        wereProvisional);
  }

  private @Nullable Halt state() {
    Halt last = halts.isEmpty() ? null : halts.get(halts.size() - 1);
    return last == null || last.to() != null ? null : last;
  }

  private List<Halt> ended(Instant now) {
    Halt last = state();
    if (last == null) {
      return halts;
    }
    List<Halt> all = new ArrayList<>(halts.subList(0, halts.size() - 1));
    // A clock that was set back must not make a halt that ends before it begins.
    Instant to = now.isBefore(last.from()) ? last.from() : now;
    all.add(new Halt(last.from(), to, last.reason()));
    return all;
  }

  private SlaClock with(List<Halt> others) {
    return new SlaClock(acknowledge, resolve, aim, others, told, version, provisional);
  }
}
