package id.laksa.complaint;

import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock.Reason;
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
      Complaint before, SlaClock after, String actor, Instant now) {
    boolean goesOn =
        before.state().clock().pausedFor() == Reason.OPERATOR && after.pausedSince() == null;
    State then = before.state().with(before.status(), after);
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
      Complaint before, State after, String actor, Instant now) {
    SlaClock was = before.state().clock();
    boolean same =
        after.clock().acknowledgeBy().equals(was.acknowledgeBy())
            && after.clock().resolveBy().equals(was.resolveBy());
    return same
        ? Optional.empty()
        : Optional.of(event(EventType.RESCHEDULED, before, after, actor, now));
  }

  private static NewEvent event(
      EventType type, Complaint complaint, State state, String actor, Instant now) {
    return new NewEvent(type, now, actor, EventData.state(complaint.ticket(), state), null);
  }
}
