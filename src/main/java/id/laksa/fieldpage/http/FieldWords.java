package id.laksa.fieldpage.http;

import id.laksa.classification.Priority;
import id.laksa.complaint.Clock;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.Location;
import id.laksa.complaint.Status;
import id.laksa.liveroom.Wording;
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
  private final Wording wording;

  FieldWords(Wording wording) {
    this.wording = wording;
  }

  Wording wording() {
    return wording;
  }

  /** A complaint as a line of the list; the top of its own page has the same. */
  Map<String, Object> line(Complaint complaint, Instant now) {
    Standing standing = complaint.standing();
    Map<String, Object> line = new HashMap<>();
    line.put("ticket", complaint.ticket().value());
    line.put("title", wording.category(standing.category()));
    line.put("words", shortly(complaint.said().text()));
    line.put("place", place(complaint.said().location()));
    line.put("status", wording.status(standing.status()));
    line.put("urgent", urgent(standing.priority()));
    line.put("confidential", complaint.said().confidential());
    line.put("due", due(standing, now));
    line.put("late", standing.status().isOpen() && isLate(standing, now));
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
  private static String due(Standing standing, Instant now) {
    if (!standing.status().isOpen()) {
      return "Tenggat tidak berjalan lagi";
    }
    if (standing.clock().pausedFor() != null) {
      return standing.clock().pausedFor() == Clock.Reason.OPERATOR
          ? "Tenggat dihentikan petugas"
          : "Tenggat berhenti: menunggu pelapor";
    }
    Instant next = next(standing);
    boolean answer = next.equals(standing.clock().acknowledgeBy());
    return (answer ? "Tanggapi: " : "Selesaikan: ") + Wording.due(next, now);
  }

  private static boolean isLate(Standing standing, Instant now) {
    return standing.clock().pausedFor() == null && next(standing).isBefore(now);
  }

  private static Instant next(Standing standing) {
    Clock clock = standing.clock();
    return standing.status() == Status.DISPATCHED
            && clock.acknowledgeBy().isBefore(clock.resolveBy())
        ? clock.acknowledgeBy()
        : clock.resolveBy();
  }

  private static String urgent(@Nullable Priority priority) {
    return priority == Priority.EMERGENCY ? "DARURAT" : priority == Priority.HIGH ? "PENTING" : "";
  }

  private static String shortly(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE)).strip() + "…";
  }
}
