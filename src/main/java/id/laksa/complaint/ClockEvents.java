package id.laksa.complaint;

import id.laksa.complaint.Clock.Reason;
import id.laksa.complaint.Complaint.Standing;
import java.time.Instant;
import java.util.Optional;

/** What the history says of a clock that something else has moved. Pure. */
public final class ClockEvents {
  private ClockEvents() {}

  /**
   * That the clock goes on which an operator had stopped.
   *
   * @param before as it stood
   * @param after its clock now
   * @param actor by whose deed
   * @return empty when he hadn't, or when it still stands
   */
  public static Optional<NewEvent> wentOn(
      Complaint before, Clock after, String actor, Instant now) {
    boolean goesOn =
        before.standing().clock().pausedFor() == Reason.OPERATOR && after.pausedSince() == null;
    Standing then = before.standing().with(before.status(), after);
    return goesOn
        ? Optional.of(event(EventType.CLOCK_STARTED, before, then, actor, now))
        : Optional.empty();
  }

  /**
   * That the deadlines are others.
   *
   * @param after where the same complaint stands now
   * @param actor by whose deed
   * @return empty when they are the same
   */
  public static Optional<NewEvent> rescheduled(
      Complaint before, Standing after, String actor, Instant now) {
    Clock was = before.standing().clock();
    boolean same =
        after.clock().acknowledgeBy().equals(was.acknowledgeBy())
            && after.clock().resolveBy().equals(was.resolveBy());
    return same
        ? Optional.empty()
        : Optional.of(event(EventType.RESCHEDULED, before, after, actor, now));
  }

  private static NewEvent event(
      EventType type, Complaint complaint, Standing standing, String actor, Instant now) {
    return new NewEvent(type, now, actor, EventData.standing(complaint.ticket(), standing), null);
  }
}
