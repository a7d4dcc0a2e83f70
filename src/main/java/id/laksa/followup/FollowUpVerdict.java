package id.laksa.followup;

import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.NewEvent;
import java.util.List;

/** What a follow-up does to its complaint. */
public sealed interface FollowUpVerdict {

  /** It is recorded. */
  sealed interface Recorded extends FollowUpVerdict {
    /** Where the complaint stands afterwards. */
    State after();

    /** What is appended to its history, in order. */
    List<NewEvent> events();
  }

  /** The complaint moves; the last event is the follow-up's own, those before it were implied. */
  record Moved(State after, List<NewEvent> events) implements Recorded {
    public Moved {
      events = List.copyOf(events);
    }
  }

  /** It came too late to change anything. */
  record Late(State after, List<NewEvent> events) implements Recorded {
    public Late {
      events = List.copyOf(events);
    }
  }

  /** Nothing changes. */
  record Refused(FollowUpRefusal refusal) implements FollowUpVerdict {}
}
