package id.laksa.fieldpage.http;

import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Location;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Status;
import id.laksa.liveroom.OperatorWording;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in short what a phone has place for. */
final class FieldWords {
  private static final int TITLE = 90;
  private final OperatorWording wording;

  FieldWords(OperatorWording wording) {
    this.wording = wording;
  }

  OperatorWording wording() {
    return wording;
  }

  /** A complaint as a line of the list; the top of its own page has the same. */
  Map<String, Object> line(Complaint complaint, Instant now) {
    State state = complaint.state();
    Map<String, Object> line = new HashMap<>();
    line.put("ticket", complaint.ticket().value());
    line.put("title", wording.category(state.category()));
    line.put("words", shortly(complaint.said().text()));
    line.put("place", place(complaint.said().location()));
    line.put("status", wording.status(state.status()));
    line.put("urgent", urgent(state.priority()));
    line.put("confidential", complaint.said().confidential());
    line.put("due", due(state, now));
    line.put("late", state.status().isOpen() && isLate(state, now));
    return line;
  }

  /** Where it is; empty when nothing is known. */
  static String place(Location where) {
    return Stream.of(
            where.address() == null ? "" : where.address(),
            where.place() == null ? "" : where.place().words())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** Addresses of maps by their names; none without a point. */
  static Map<String, String> maps(Location where) {
    if (where.point() == null) {
      return Map.of();
    }
    String point =
        String.format(Locale.ROOT, "%.6f,%.6f", where.point().lat(), where.point().lon());
    String[] parts = point.split(",", 2);
    return Map.of(
        "phone",
        "geo:" + point + "?q=" + point,
        "google",
        "https://www.google.com/maps/search/?api=1&query=" + point,
        "osm",
        "https://www.openstreetmap.org/?mlat="
            + parts[0]
            + "&mlon="
            + parts[1]
            + "#map=18/"
            + parts[0]
            + "/"
            + parts[1]);
  }

  /** What the clock does. */
  private String due(State state, Instant now) {
    if (!state.status().isOpen()) {
      return wording.text("field.due.stopped");
    }
    if (state.clock().pausedFor() != null) {
      return wording.text(
          state.clock().pausedFor() == SlaClock.Reason.OPERATOR
              ? "field.due.halted"
              : "field.due.paused");
    }
    Instant next = next(state);
    boolean answer = next.equals(state.clock().acknowledgeBy());
    return wording.text(
        answer ? "field.due.answer" : "field.due.finish", Map.of("due", wording.due(next, now)));
  }

  private static boolean isLate(State state, Instant now) {
    return state.clock().pausedFor() == null && next(state).isBefore(now);
  }

  private static Instant next(State state) {
    SlaClock clock = state.clock();
    return state.status() == Status.DISPATCHED && clock.acknowledgeBy().isBefore(clock.resolveBy())
        ? clock.acknowledgeBy()
        : clock.resolveBy();
  }

  private String urgent(@Nullable Priority priority) {
    return priority == Priority.EMERGENCY || priority == Priority.HIGH
        ? wording.text("field.urgent." + priority)
        : "";
  }

  private static String shortly(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE)).strip() + "…";
  }
}
