package id.laksa.liveroom;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.evidence.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator sees of a complaint: not who reported.
 *
 * @param evidence the photos of finished work, also those not shown to anybody yet
 */
public record ComplaintFile(Complaint complaint, List<Happening> history, List<Proof> evidence) {
  private static final Set<EventType> TO_OPERATOR =
      Set.of(EventType.TRIAGED, EventType.REJECTION_PROPOSED, EventType.RESOLUTION_PROPOSED);

  public ComplaintFile {
    history = List.copyOf(history);
    evidence = List.copyOf(evidence);
  }

  /**
   * One line of the history.
   *
   * @param text what the actor said; null when nothing, or when it was erased
   * @param rating 1 to 5, 5 is best; null when the actor gave none
   */
  public record Happening(
      Instant at, EventType type, String actor, @Nullable String text, @Nullable Integer rating) {}

  /**
   * A photo of finished work.
   *
   * @param findings what was checked about it; empty for one from before there were checks
   * @param shown whether a resolution has shown it
   */
  public record Proof(String id, List<Finding> findings, boolean shown) {
    public Proof {
      findings = List.copyOf(findings);
    }
  }

  /** Whether a department's resolution waits for an operator. */
  public boolean isResolutionProposed() {
    return complaint.status() == Status.TRIAGE
        && history.stream()
            .map(Happening::type)
            .filter(TO_OPERATOR::contains)
            .reduce((earlier, later) -> later)
            .filter(type -> type == EventType.RESOLUTION_PROPOSED)
            .isPresent();
  }
}
