package id.laksa.triage;

import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.NewEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a decision does.
 *
 * @param after where the complaint stands after the last event
 * @param anonymous whether departments don't see the reporter from now on
 * @param confidential whether the public doesn't see the complaint from now on
 * @param events in order, at least one
 */
public record TriageStep(
    State after, boolean anonymous, boolean confidential, List<NewEvent> events) {
  public TriageStep {
    events = List.copyOf(events);
  }

  /** This one and the next of the same decision, as one. */
  TriageStep then(TriageStep next) {
    return new TriageStep(
        next.after,
        next.anonymous,
        next.confidential,
        Stream.concat(events.stream(), next.events.stream()).toList());
  }
}
