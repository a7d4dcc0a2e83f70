package id.laksa.liveroom;

import id.laksa.classification.Priority;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What figures need of an event.
 *
 * @param status after it
 * @param standing where the complaint stands after it; null of the receipt, which knows it not yet
 * @param kind of the deadline that passed; null of all else
 * @param rating null when none is in it
 * @param news of what the reporter couldn't be told, or was in the end; null of all else
 */
public record CourseStep(
    EventType type,
    Instant at,
    Status status,
    @Nullable Standing standing,
    @Nullable String kind,
    @Nullable Integer rating,
    @Nullable String news) {

  /**
   * Where it stands.
   *
   * @param department null when none has it
   */
  public record Standing(
      @Nullable String category,
      @Nullable String department,
      Priority priority,
      Instant acknowledgeBy,
      Instant resolveBy) {}
}
