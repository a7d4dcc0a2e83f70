package id.laksa.followup;

import id.laksa.complaint.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a department answers; described in {@code schemas/followup.v1.json}.
 *
 * @param updateId chosen by the department, 1 to 128 characters; the same one again changes nothing
 * @param ticket as the department wrote it; not yet known to be one of ours
 * @param text at most 4,000 characters; null when nothing was said
 * @param evidence ids of uploaded photos, at most 5
 * @param document number of the document that shows the work where a photo can't, at most 100
 *     characters, not yet known to be a {@link DocumentNumber}; null when there is none
 */
public record FollowUp(
    String updateId,
    String ticket,
    Kind kind,
    @Nullable String text,
    List<String> evidence,
    @Nullable String document) {
  public FollowUp {
    evidence = List.copyOf(evidence);
  }

  /** What happened, in the department's words. */
  public enum Kind {
    ACKNOWLEDGED(EventType.ACKNOWLEDGED),
    IN_PROGRESS(EventType.WORK_STARTED),
    NEEDS_INFO(EventType.INFO_REQUESTED),
    RETURNED(EventType.RETURNED),
    RESOLVED(EventType.RESOLVED),
    REJECTED(EventType.REJECTION_PROPOSED);

    private final EventType event;

    Kind(EventType event) {
      this.event = event;
    }

    /** The event it makes. A department's rejection is a proposal that an operator decides. */
    public EventType event() {
      return event;
    }
  }
}
