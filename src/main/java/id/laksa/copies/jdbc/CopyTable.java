package id.laksa.copies.jdbc;

import id.laksa.classification.Priority;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Aim;
import id.laksa.complaint.SlaClock.Run;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.Copy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger's table {@code complaint_copy}. Whoever writes has locked the complaint. */
public final class CopyTable {
  private CopyTable() {}

  /** All of a complaint, the oldest first. */
  public static List<Copy> of(Handle handle, UUID complaintId) {
    return handle
        .createQuery("select * from complaint_copy where complaint_id = :id order by seq")
        .bind("id", complaintId)
        .map((row, context) -> copy(row))
        .list();
  }

  /** A department's. */
  public static Optional<Copy> of(Handle handle, UUID complaintId, String department) {
    return handle
        .createQuery(
            "select * from complaint_copy where complaint_id = :id and department = :department")
        .bind("id", complaintId)
        .bind("department", department)
        .map((row, context) -> copy(row))
        .findOne();
  }

  /** The tickets of those whose timer is due, the longest due first. */
  static List<String> due(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            "select c.ticket from complaint_copy y join complaint c on c.id = y.complaint_id"
                + " where y.next_due <= :now group by c.ticket order by min(y.next_due)"
                + " limit :limit")
        .bind("now", RowFormat.time(now))
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /**
   * The tickets of those whose clock goes by other calendars and policies than these; none when
   * other nodes go by newer files.
   */
  static List<String> outdated(Handle handle, String version, int limit) {
    return handle
        .createQuery(
            "select distinct c.ticket from complaint_copy y join complaint c on c.id ="
                + " y.complaint_id where y.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')"
                + " and y.clock_version <> :version and exists (select 1 from clock_version v where"
                + " v.version = :version) limit :limit")
        .bind("version", version)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Leaves a complaint's as they are until other calendars and policies come into force. */
  static void leave(Handle handle, String ticket, String version) {
    handle.execute(
        "update complaint_copy set clock_version = ?"
            + " where complaint_id = (select id from complaint where ticket = ?)",
        version,
        ticket);
  }

  /**
   * Writes one, new or moved.
   *
   * @param nextDue when its clock tells something next; null when nothing can
   */
  public static void put(Handle handle, Copy copy, @Nullable Instant nextDue) {
    SlaClock clock = copy.clock();
    handle
        .createUpdate(
            """
            insert into complaint_copy (complaint_id, department, seq, status, category, priority,
              round, why, rule, rules_version, began_at, acknowledge_by, resolve_by,
              acknowledge_passed, resolve_passed, told, clock_version, provisional, next_due, halts,
              paused_since, proposal)
            values (:id, :department, :seq, :status, :category, :priority, :round, :why, :rule,
              :rulesVersion, :began, :acknowledgeBy, :resolveBy, :acknowledgePassed,
              :resolvePassed, :told, :version, :provisional, :nextDue, :halts::jsonb,
              :pausedSince, :proposal)
            on conflict (complaint_id, department) do update set status = excluded.status,
              acknowledge_by = excluded.acknowledge_by, resolve_by = excluded.resolve_by,
              acknowledge_passed = excluded.acknowledge_passed,
              resolve_passed = excluded.resolve_passed, told = excluded.told,
              clock_version = excluded.clock_version, provisional = excluded.provisional,
              next_due = excluded.next_due, halts = excluded.halts,
              paused_since = excluded.paused_since, proposal = excluded.proposal
            """)
        .bind("id", copy.complaintId())
        .bind("department", copy.department())
        .bind("seq", copy.seq())
        .bind("status", copy.status().name())
        .bind("category", copy.category())
        .bind("priority", copy.priority().name())
        .bind("round", copy.round())
        .bind("why", copy.why())
        .bind("rule", copy.rule())
        .bind("rulesVersion", copy.rulesVersion())
        .bind("began", RowFormat.time(clock.acknowledge().from()))
        .bind("acknowledgeBy", RowFormat.time(clock.acknowledgeBy()))
        .bind("resolveBy", RowFormat.time(clock.resolveBy()))
        .bind("acknowledgePassed", clock.acknowledgePassed())
        .bind("resolvePassed", clock.resolvePassed())
        .bind("told", String.join(",", new TreeSet<>(clock.told())))
        .bind("version", clock.version())
        .bind("provisional", clock.provisional())
        .bind("nextDue", RowFormat.time(nextDue))
        .bind("halts", HaltsFormat.written(clock.halts()))
        .bind("pausedSince", RowFormat.time(clock.pausedSince()))
        .bind("proposal", copy.proposal())
        .execute();
  }

  private static Copy copy(ResultSet row) throws SQLException {
    Priority priority = Priority.valueOf(row.getString("priority"));
    String category = row.getString("category");
    Instant began = instant(row, "began_at");
    SlaClock clock =
        new SlaClock(
            new Run(began, instant(row, "acknowledge_by"), row.getBoolean("acknowledge_passed")),
            new Run(began, instant(row, "resolve_by"), row.getBoolean("resolve_passed")),
            new Aim(category, priority),
            HaltsFormat.read(row.getString("halts")),
            told(row.getString("told")),
            row.getString("clock_version"),
            row.getBoolean("provisional"));
    return new Copy(
        row.getObject("complaint_id", UUID.class),
        row.getString("department"),
        row.getInt("seq"),
        Status.valueOf(row.getString("status")),
        category,
        priority,
        row.getInt("round"),
        clock,
        row.getString("why"),
        row.getString("rule"),
        row.getString("rules_version"),
        row.getObject("proposal", Integer.class));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(RowFormat.instant(row, column));
  }

  private static Set<String> told(String keys) {
    return Arrays.stream(keys.split(",", -1))
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
