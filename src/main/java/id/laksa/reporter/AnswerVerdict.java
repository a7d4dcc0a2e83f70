package id.laksa.reporter;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.NewEvent;
import java.util.List;

/** What an answer of the reporter comes to. */
public sealed interface AnswerVerdict {
  /**
   * It happens.
   *
   * @param after the complaint after the last event, its history unchanged
   * @param events in order, at least one
   */
  record Step(Complaint after, List<NewEvent> events) implements AnswerVerdict {
    public Step {
      events = List.copyOf(events);
    }
  }

  /** It changes nothing, and why. */
  enum Refusal implements AnswerVerdict {
    /** It speaks of another round than the present one. */
    ANOTHER_ROUND,
    /** It doesn't fit where the complaint stands. */
    NOT_POSSIBLE_NOW,
    /** It would have fitted, but its time is over. */
    TOO_LATE,
    /** The complaint has photos enough. */
    TOO_MANY_PHOTOS
  }
}
