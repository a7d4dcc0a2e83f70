package id.laksa.liveroom;

import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened since a time, for whoever takes over.
 *
 * @param happened how often each thing happened, in the order in which types stand
 * @param deciders how much each operator decided, most first
 * @param emergencies that came in since then, the newest first
 * @param told deadlines that passed and what was escalated since then, the newest first
 */
public record ShiftFigures(
    Map<EventType, Long> happened,
    Map<String, Long> deciders,
    List<Emergency> emergencies,
    List<Told> told) {
  public ShiftFigures {
    emergencies = List.copyOf(emergencies);
    told = List.copyOf(told);
  }

  /**
   * An emergency.
   *
   * @param department null while nobody was chosen
   */
  public record Emergency(String ticket, Instant at, Status status, @Nullable String department) {}

  /**
   * What the clock told about a complaint.
   *
   * @param department that has it now; null while nobody was chosen
   */
  public record Told(String ticket, Instant at, EventType type, @Nullable String department) {}

  /** What somebody decided. */
  public record Decided(String ticket, Instant at, EventType type) {}
}
