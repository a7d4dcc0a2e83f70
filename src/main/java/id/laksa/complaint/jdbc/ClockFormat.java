package id.laksa.complaint.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Aim;
import id.laksa.complaint.SlaClock.Halt;
import id.laksa.complaint.SlaClock.Run;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Stage;
import id.laksa.complaint.jdbc.BinaryArray.Element;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How clocks look in the ledger. */
final class ClockFormat {
  private static final TypeReference<List<Halt>> HALTS = new TypeReference<>() {};
  private static final String MIXED = "mixed";
  private final SlaClocks slaClocks;
  private final UnnestInsert<Complaint> clocks;
  private final UnnestInsert<Complaint> moves;

  ClockFormat(RowFormat format, SlaClocks slaClocks) {
    this.slaClocks = slaClocks;
    this.clocks = columns(format);
    this.moves =
        columns(format)
            .column("status", Element.TEXT, c -> c.status().name())
            .column("category", Element.TEXT, c -> c.state().category())
            .column("department", Element.TEXT, c -> c.state().department())
            .column("priority", Element.TEXT, c -> c.state().priority().name())
            .column("round", Element.INT4, c -> c.state().round())
            .column("note", Element.TEXT, c -> c.state().note())
            .column("shown_at", Element.TIMESTAMPTZ, c -> shown(c, Resolution::shownAt))
            .column(
                "confirmed",
                Element.BOOL,
                c -> Boolean.TRUE.equals(shown(c, Resolution::confirmed)))
            .column("rating", Element.INT4, c -> shown(c, Resolution::rating))
            .json("explanation", c -> format.json(c.state().explanation()));
  }

  private UnnestInsert<Complaint> columns(RowFormat format) {
    return new UnnestInsert<Complaint>("complaint")
        .column("id", Element.UUID, Complaint::id)
        .column("acknowledge_from", Element.TIMESTAMPTZ, c -> clock(c).acknowledge().from())
        .column("acknowledge_by", Element.TIMESTAMPTZ, c -> clock(c).acknowledgeBy())
        .column("acknowledge_passed", Element.BOOL, c -> clock(c).acknowledgePassed())
        .column("resolve_from", Element.TIMESTAMPTZ, c -> clock(c).resolve().from())
        .column("resolve_by", Element.TIMESTAMPTZ, c -> clock(c).resolveBy())
        .column("resolve_passed", Element.BOOL, c -> clock(c).resolvePassed())
        .column("clock_category", Element.TEXT, c -> clock(c).aim().category())
        .column("clock_priority", Element.TEXT, c -> clock(c).aim().priority().name())
        .json("halts", c -> clock(c).halts().isEmpty() ? null : format.json(clock(c).halts()))
        .column("paused_since", Element.TIMESTAMPTZ, c -> clock(c).pausedSince())
        .column("told", Element.TEXT, c -> told(clock(c).told()))
        .column("provisional", Element.BOOL, c -> clock(c).provisional())
        .column("clock_version", Element.TEXT, this::version)
        .column("next_due", Element.TIMESTAMPTZ, this::nextDue)
        .column("head_seq", Element.INT4, Complaint::headSeq)
        .column("head_hash", Element.BYTEA, c -> RowFormat.bytes(c.headHash()));
  }

  /**
   * By what the row as a whole was calculated: dates that came from another node's files beside a
   * timer that comes from these are calculated again by whichever go ahead. What comes from before
   * stages were recorded stays known as that until its stages were looked at.
   */
  private String version(Complaint complaint) {
    String version = clock(complaint).version();
    return version.isEmpty() || version.equals(slaClocks.version()) ? version : MIXED;
  }

  /** When the clock tells something next; null when nothing can. */
  @Nullable Instant nextDue(Complaint complaint) {
    return slaClocks
        .next(complaint.state(), complaint.said().location().place())
        .map(Stage::at)
        .orElse(null);
  }

  /** Writes clocks, timers and heads over those of the same complaints. */
  void update(Handle handle, List<Complaint> complaints) {
    clocks.update(handle, "id", complaints);
  }

  /** Writes where a complaint stands, with its clock, timer and head. */
  void move(Handle handle, Complaint complaint) {
    moves.update(handle, "id", List.of(complaint));
  }

  /** Reads the clock of a row of {@code complaint}. */
  static SlaClock clock(ResultSet row, ObjectMapper mapper) throws SQLException {
    Instant receipt = time(row, "received_at");
    Instant acknowledgeFrom = RowFormat.instant(row, "acknowledge_from");
    Instant resolveFrom = RowFormat.instant(row, "resolve_from");
    String priority = row.getString("clock_priority");
    boolean aimed = priority != null;
    String told = row.getString("told");
    return new SlaClock(
        new Run(
            acknowledgeFrom == null ? receipt : acknowledgeFrom,
            time(row, "acknowledge_by"),
            row.getBoolean("acknowledge_passed")),
        new Run(
            resolveFrom == null ? receipt : resolveFrom,
            time(row, "resolve_by"),
            row.getBoolean("resolve_passed")),
        new Aim(
            row.getString(aimed ? "clock_category" : "category"),
            Priority.valueOf(aimed ? priority : row.getString("priority"))),
        halts(row.getString("halts"), mapper),
        told == null ? Set.of() : Set.of(told.split(",", -1)),
        row.getString("clock_version"),
        row.getBoolean("provisional"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(RowFormat.instant(row, column));
  }

  private static List<Halt> halts(@Nullable String json, ObjectMapper mapper) {
    try {
      return json == null
          ? List.of()
          : mapper.readValue(json, HALTS).stream().map(ClockFormat::forwards).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A ledger row holds halts of another shape", e);
    }
  }

  /** A clock that was set back may have ended a halt before it began. */
  private static Halt forwards(Halt halt) {
    return halt.to() != null && halt.to().isBefore(halt.from())
        ? new Halt(halt.from(), halt.from(), halt.reason())
        : halt;
  }

  private static @Nullable String told(Set<String> keys) {
    return keys.isEmpty() ? null : String.join(",", keys.stream().sorted().toList());
  }

  private static <T> @Nullable T shown(
      Complaint complaint, Function<Resolution, @Nullable T> what) {
    Resolution resolution = complaint.state().resolution();
    return resolution == null ? null : what.apply(resolution);
  }

  private static SlaClock clock(Complaint complaint) {
    return complaint.state().clock();
  }
}
