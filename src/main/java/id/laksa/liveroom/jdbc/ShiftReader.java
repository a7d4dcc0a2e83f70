package id.laksa.liveroom.jdbc;

import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.ShiftFigures;
import id.laksa.liveroom.ShiftFigures.Decided;
import id.laksa.liveroom.ShiftFigures.Emergency;
import id.laksa.liveroom.ShiftFigures.Told;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads what happened since a time, and what an operator decided. */
public final class ShiftReader {
  private static final int MOST = 50;
  private final Jdbi jdbi;

  /** Reads this ledger. */
  public ShiftReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What happened since then, all read at one moment. */
  public ShiftFigures since(Instant then) {
    OffsetDateTime since = Objects.requireNonNull(RowFormat.time(then));
    return jdbi.inTransaction(
        handle ->
            new ShiftFigures(
                happened(handle, since),
                deciders(handle, since),
                emergencies(handle, since),
                told(handle, since)));
  }

  /** What somebody decided, the newest first; at most 50. */
  public List<Decided> decided(String operator) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select c.ticket, e.at, e.type from complaint_event e"
                        + " join complaint c on c.id = e.complaint_id where "
                        + ListCondition.DECIDED
                        + " order by e.at desc, e.seq desc limit :most")
                .bind("operator", operator)
                .bind("most", MOST)
                .map(
                    (row, context) ->
                        new Decided(
                            row.getString("ticket"),
                            Objects.requireNonNull(RowFormat.instant(row, "at")),
                            EventType.valueOf(row.getString("type"))))
                .list());
  }

  private static Map<EventType, Long> happened(Handle handle, OffsetDateTime since) {
    Map<EventType, Long> happened = new EnumMap<>(EventType.class);
    handle
        .createQuery(
            "select type, count(*) as n from complaint_event where at >= :since group by type")
        .bind("since", since)
        .map(
            (row, context) -> Map.entry(EventType.valueOf(row.getString("type")), row.getLong("n")))
        .forEach(one -> happened.put(one.getKey(), one.getValue()));
    return happened;
  }

  private static Map<String, Long> deciders(Handle handle, OffsetDateTime since) {
    Map<String, Long> deciders = new LinkedHashMap<>();
    handle
        .createQuery(
            "select e.actor, count(*) as n from complaint_event e where e.at >= :since and "
                + ListCondition.BY_OPERATORS
                + " group by e.actor order by n desc, e.actor limit :most")
        .bind("since", since)
        .bind("most", MOST)
        .map((row, context) -> Map.entry(row.getString("actor"), row.getLong("n")))
        .forEach(one -> deciders.put(one.getKey(), one.getValue()));
    return deciders;
  }

  private static List<Emergency> emergencies(Handle handle, OffsetDateTime since) {
    return handle
        .createQuery(
            "select ticket, received_at, status, department from complaint"
                + " where received_at >= :since and priority = 'EMERGENCY'"
                + " order by received_at desc, id limit :most")
        .bind("since", since)
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Emergency(
                    row.getString("ticket"),
                    Objects.requireNonNull(RowFormat.instant(row, "received_at")),
                    Status.valueOf(row.getString("status")),
                    row.getString("department")))
        .list();
  }

  private static List<Told> told(Handle handle, OffsetDateTime since) {
    return handle
        .createQuery(
            "select c.ticket, e.at, e.type, c.department from complaint_event e"
                + " join complaint c on c.id = e.complaint_id where e.at >= :since"
                + " and e.type in ('DEADLINE_PASSED', 'ESCALATED', 'COPY_DEADLINE_PASSED',"
                + " 'COPY_ESCALATED', 'ORDER_UNDELIVERABLE', 'NEWS_MISSED')"
                + " order by e.at desc, c.ticket, e.seq desc limit :most")
        .bind("since", since)
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Told(
                    row.getString("ticket"),
                    Objects.requireNonNull(RowFormat.instant(row, "at")),
                    EventType.valueOf(row.getString("type")),
                    row.getString("department")))
        .list();
  }
}
