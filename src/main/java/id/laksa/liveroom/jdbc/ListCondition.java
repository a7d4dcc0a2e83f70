package id.laksa.liveroom.jdbc;

import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.ListFilter;
import id.laksa.liveroom.SearchTerms;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A filter in SQL: conditions on {@code complaint c}, and the values that are bound in them. Only
 * statuses stand there as they are: a partial index serves a condition that is known beforehand.
 */
final class ListCondition {
  /** What somebody must keep next. */
  static final String DEADLINE =
      "(case when c.status in ("
          + FiguresReader.names(Status::awaitsAcknowledgement)
          + ") then c.acknowledge_by else c.resolve_by end)";

  /**
   * So many complaints are fetched one by one; of what holds for more, some are soon met on the
   * way.
   */
  private static final int FEW = 5_000;

  // As the migration's index complaint_event_operator has it.
  private static final String DECIDED =
      "e.actor = :operator and e.actor not in ('rules', 'clock', 'reporter')"
          + " and (e.type in ('DISPATCHED', 'REJECTED', 'CLOCK_STOPPED')"
          + " or (e.type = 'RESOLVED' and e.data like '%\"waived\":true%'))";

  private final List<String> sets = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> bound = new LinkedHashMap<>();
  private final List<Status> statuses = new ArrayList<>();
  private final Handle handle;

  private ListCondition(Handle handle) {
    this.handle = handle;
  }

  /**
   * Makes it of a filter, whose days are those of this zone.
   *
   * @param handle asked how many complaints have the words and the operator
   */
  static ListCondition of(ListFilter filter, ZoneId zone, Handle handle) {
    ListCondition made = new ListCondition(handle);
    Set<Status> possible = filter.possible();
    if (possible.size() < Status.values().length) {
      possible.stream().sorted().forEach(made.statuses::add);
    }
    if (filter.late()) {
      made.add(FiguresReader.LATE);
    }
    made.equal("department", filter.department());
    made.equal("category", filter.category());
    made.equal("kecamatan", filter.place() == null ? null : filter.place().kecamatan());
    made.equal("kelurahan", filter.place() == null ? null : filter.place().kelurahan());
    made.equal("channel", filter.channel());
    made.equal("priority", filter.priority());
    made.received(">=", "since", filter.from(), zone);
    made.received("<", "until", filter.to() == null ? null : filter.to().plusDays(1), zone);
    if (filter.terms() != null) {
      made.search(filter.terms());
    }
    if (filter.operator() != null) {
      made.bound.put("operator", filter.operator());
      made.oneOf("decided", "select e.complaint_id from complaint_event e where " + DECIDED);
    }
    return made;
  }

  /**
   * The whole query. For each status one of its own, where statuses are asked for: the list of one
   * status lies in its order, that of several doesn't, and open ones all lie at one end of all.
   *
   * @param columns of {@code complaint c}, as one row
   * @param beyond one condition more; empty for none
   * @param order what stands behind {@code order by}, of {@code c}
   */
  Query query(String columns, String beyond, String order) {
    String where = beyond.isEmpty() ? all() : all() + " and " + beyond;
    String with = sets.isEmpty() ? "" : "with " + String.join(", ", sets) + " ";
    String one = "select c.* from complaint c where " + where;
    String sorted = " order by " + order + " limit :most";
    String from =
        statuses.isEmpty()
            ? "(" + one + sorted.replace(":most", ":reach") + ")"
            : statuses.stream()
                .map(
                    status ->
                        "("
                            + one
                            + " and c.status = '"
                            + status
                            + "'"
                            + sorted.replace(":most", ":reach")
                            + ")")
                .collect(Collectors.joining(" union all "));
    return made(with + "select " + columns + " from (" + from + ") c" + sorted + " offset :before");
  }

  private String all() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private Query made(String sql) {
    Query query = handle.createQuery(sql);
    bound.forEach(
        (name, value) -> {
          if (sql.contains(":" + name)) {
            query.bind(name, value);
          }
        });
    return query;
  }

  private void equal(String column, @Nullable Object value) {
    if (value != null) {
      add("c." + column + " = :" + column);
      bound.put(column, value.toString());
    }
  }

  private void received(String comparison, String name, @Nullable LocalDate day, ZoneId zone) {
    if (day != null) {
      add("c.received_at " + comparison + " :" + name);
      bound.put(name, Objects.requireNonNull(RowFormat.time(day.atStartOfDay(zone).toInstant())));
    }
  }

  private void search(SearchTerms terms) {
    if (terms.ticket() != null) {
      equal("ticket", terms.ticket());
      return;
    }
    oneOf(
        "found",
        "select w.complaint_id from complaint_words w where w.words @@ "
            + SearchWordTable.query(terms, bound));
    if (terms.part() != null && terms.words().isEmpty()) {
      // A ticket may have all fours of signs of it and yet not side by side: 00000 has but one.
      add("replace(c.ticket, '-', '') like :signs");
      bound.put("signs", "%" + terms.part() + "%");
    }
  }

  /**
   * The complaint is one of these: of few, which are fetched first, whatever PostgreSQL thinks of
   * it; or of many, and then they aren't all fetched.
   */
  private void oneOf(String name, String ids) {
    long count =
        made("select count(*) from (" + ids + " limit " + (FEW + 1) + ") some")
            .mapTo(Long.class)
            .one();
    if (count <= FEW) {
      sets.add(name + " as materialized (" + ids + ")");
      add("c.id in (select complaint_id from " + name + ")");
    } else {
      add("c.id in (" + ids + ")");
    }
  }

  private void add(String condition) {
    conditions.add(condition);
  }
}
