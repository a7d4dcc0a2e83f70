package id.laksa.complaint;

import id.laksa.sla.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complaint's clock: two deadlines, which of them have passed, and since when it is paused.
 *
 * @param acknowledgePassed whether the passing of {@code acknowledgeBy} was recorded
 * @param resolvePassed whether the passing of {@code resolveBy} was recorded
 * @param pausedSince null while it runs
 */
public record Clock(
    Instant acknowledgeBy,
    Instant resolveBy,
    boolean acknowledgePassed,
    boolean resolvePassed,
    @Nullable Instant pausedSince) {

  /** Which deadline. */
  public enum Kind {
    ACKNOWLEDGE,
    RESOLVE
  }

  /** A deadline that is to fire. */
  public record Due(Kind kind, Instant at) {}

  /** A clock that has just been wound. */
  public static Clock started(Deadlines deadlines) {
    return new Clock(deadlines.acknowledgeBy(), deadlines.resolveBy(), false, false, null);
  }

  /** What fires next while the complaint is in this status; empty when nothing can. */
  public Optional<Due> next(Status status) {
    if (!status.isOpen() || pausedSince != null) {
      return Optional.empty();
    }
    boolean acknowledging = status.awaitsAcknowledgement() && !acknowledgePassed;
    if (acknowledging && (resolvePassed || !acknowledgeBy.isAfter(resolveBy))) {
      return Optional.of(new Due(Kind.ACKNOWLEDGE, acknowledgeBy));
    }
    if (!resolvePassed) {
      return Optional.of(new Due(Kind.RESOLVE, resolveBy));
    }
    return Optional.empty();
  }

  /** The clock with one deadline recorded as passed. */
  public Clock passed(Kind kind) {
    return new Clock(
        acknowledgeBy,
        resolveBy,
        acknowledgePassed || kind == Kind.ACKNOWLEDGE,
        resolvePassed || kind == Kind.RESOLVE,
        pausedSince);
  }

  /** Stops while the reporter must answer; a paused clock stays as it is. */
  public Clock paused(Instant now) {
    return pausedSince != null
        ? this
        : new Clock(acknowledgeBy, resolveBy, acknowledgePassed, resolvePassed, now);
  }

  /** Goes on, both open deadlines later by as long as it stood; a running clock stays as it is. */
  public Clock resumed(Instant now) {
    if (pausedSince == null) {
      return this;
    }
    Duration stood = Duration.between(pausedSince, now);
    return new Clock(
        acknowledgePassed ? acknowledgeBy : acknowledgeBy.plus(stood),
        resolvePassed ? resolveBy : resolveBy.plus(stood),
        acknowledgePassed,
        resolvePassed,
        null);
  }

  /** A new acknowledge deadline, for an operator or the next department; the other one stays. */
  public Clock acknowledgeAgainBy(Instant newAcknowledgeBy) {
    return new Clock(newAcknowledgeBy, resolveBy, false, resolvePassed, pausedSince);
  }
}
