package id.laksa.complaint;

import id.laksa.complaint.Complaint.State;
import java.util.List;

/**
 * What a clock makes of a complaint.
 *
 * @param before as it was locked
 * @param after the same with another clock
 * @param happened in order; may be nothing
 */
public record ClockStep(Complaint before, State after, List<NewEvent> happened) {
  public ClockStep {
    happened = List.copyOf(happened);
  }
}
