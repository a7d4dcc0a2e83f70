package id.laksa.dispatch;

import id.laksa.errand.ErrandOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps departments that can't be reached from taking everybody's workers: so many orders of one
 * are under way at a time, and while nothing answers there one at a time is tried. Each node has
 * its own; thread-safe.
 */
public final class DeliveryGate {
  /** How long nothing is tried after nothing has answered, but by the one who comes first. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** Who takes so long and fails is as good as away. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 6;
  private final int most;
  private final InstantSource time;
  private final Map<String, Door> doors = new HashMap<>();

  /** Of one department: how many are under way, and until when only one may try. */
  private static final class Door {
    final Map<String, Instant> inside = new HashMap<>();
    Instant awayUntil = Instant.MIN;
  }

  /**
   * Opens it.
   *
   * @param most orders of one department that are under way at a time
   */
  public DeliveryGate(int most, InstantSource time) {
    this.most = most;
    this.time = time;
  }

  /**
   * Lets an order pass; whoever passes says what became of it.
   *
   * @throws NotNow if it shall not be tried now
   */
  public synchronized void enter(OwedOrder order) throws NotNow {
    Door door = doors.computeIfAbsent(order.department(), code -> new Door());
    Instant now = time.instant();
    if (now.isBefore(door.awayUntil)) {
      throw new NotNow(ErrandOutcome.later("address-away"));
    }
    if (door.inside.size() >= most) {
      throw new NotNow(
          new ErrandOutcome.Held(
              "others-under-way",
              SHORTEST_WAIT.multipliedBy(1L << Math.min(order.held(), MOST_DOUBLINGS))));
    }
    if (!door.awayUntil.equals(Instant.MIN)) {
      door.awayUntil = now.plus(PAUSE);
    }
    door.inside.put(order.workOrderId(), now);
  }

  /** It was taken. */
  public synchronized ErrandOutcome taken(OwedOrder order) {
    Door door = doors.computeIfAbsent(order.department(), code -> new Door());
    door.inside.remove(order.workOrderId());
    door.awayUntil = Instant.MIN;
    return ErrandOutcome.DONE;
  }

  /**
   * It wasn't taken, or not tried.
   *
   * @return what is to become of it
   */
  public synchronized ErrandOutcome notTaken(OwedOrder order, Exception fault) {
    if (fault instanceof NotNow notNow) {
      return notNow.outcome();
    }
    Door door = doors.computeIfAbsent(order.department(), code -> new Door());
    Instant now = time.instant();
    boolean slow = now.isAfter(door.inside.getOrDefault(order.workOrderId(), now).plus(SLOW));
    door.inside.remove(order.workOrderId());
    door.awayUntil = slow || isAway(fault) ? now.plus(PAUSE) : Instant.MIN;
    return fault instanceof NotTaken notTaken
        ? new ErrandOutcome.Later(notTaken.reason(), notTaken.atLeast())
        : ErrandOutcome.later(fault.getClass().getSimpleName());
  }

  private static boolean isAway(Throwable fault) {
    if (fault instanceof NotTaken notTaken) {
      return notTaken.away();
    }
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
