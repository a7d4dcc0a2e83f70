package id.laksa.liveroom;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator sees of a complaint: not who reported.
 *
 * @param evidence ids of the photos of finished work, also those not shown to anybody yet
 */
public record ComplaintFile(Complaint complaint, List<Happening> history, List<String> evidence) {
  public ComplaintFile {
    history = List.copyOf(history);
    evidence = List.copyOf(evidence);
  }

  /**
   * One line of the history.
   *
   * @param text what the actor said; null when nothing, or when it was erased
   */
  public record Happening(Instant at, EventType type, String actor, @Nullable String text) {}
}
