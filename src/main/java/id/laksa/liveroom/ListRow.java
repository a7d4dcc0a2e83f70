package id.laksa.liveroom;

import id.laksa.classification.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the list, as an operator reads it.
 *
 * @param where address and place; empty when neither is known
 * @param due of one that is open; empty otherwise
 */
public record ListRow(
    String ticket,
    String received,
    String age,
    String channel,
    String text,
    boolean confidential,
    boolean urgent,
    String status,
    String category,
    String department,
    String where,
    String due,
    boolean late) {

  /** The line of a complaint. */
  public static ListRow of(ListedComplaint complaint, OperatorWording wording, Instant now) {
    return new ListRow(
        complaint.ticket(),
        wording.time(complaint.receivedAt()),
        wording.span(Duration.between(complaint.receivedAt(), now)),
        wording.channel(complaint.channel()),
        TriageRow.beginning(complaint.text()),
        complaint.confidential(),
        complaint.priority() == Priority.EMERGENCY,
        wording.status(complaint.status()),
        wording.category(complaint.category()),
        wording.department(complaint.department()),
        where(complaint),
        due(complaint, wording, now),
        complaint.late());
  }

  private static String where(ListedComplaint complaint) {
    return Stream.of(
            Objects.requireNonNullElse(complaint.address(), ""),
            complaint.place() == null ? "" : complaint.place().words())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String due(ListedComplaint complaint, OperatorWording wording, Instant now) {
    if (!complaint.status().isOpen()) {
      return "";
    }
    return complaint.paused()
        ? wording.text("live-room.list.paused")
        : wording.due(complaint.deadline(), now);
  }
}
