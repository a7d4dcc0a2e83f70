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

  // As the migration's index complaint_event_operator has it.
  private static final String DECIDED =
      "e.actor not in ('rules', 'clock', 'reporter')"
          + " and (e.type in ('DISPATCHED', 'REJECTED', 'CLOCK_STOPPED')"
          + " or (e.type = 'RESOLVED' and e.data like '%\"waived\":true%'))";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> bound = new LinkedHashMap<>();

  private ListCondition() {}

  /** Makes it of a filter, whose days are those of this zone. */
  static ListCondition of(ListFilter filter, ZoneId zone) {
    ListCondition made = new ListCondition();
    made.status(filter);
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
      made.add(
          "c.id in (select e.complaint_id from complaint_event e where e.actor = :operator and "
              + DECIDED
              + ")");
      made.bound.put("operator", filter.operator());
    }
    return made;
  }

  /** All conditions, to stand behind {@code where}. */
  String sql() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  /** The same with one condition more. */
  String sqlAnd(String more) {
    return more.isEmpty() ? sql() : sql() + " and " + more;
  }

  /** Binds what stands in them. */
  Query bind(Query query) {
    return query.bindMap(bound);
  }

  private void status(ListFilter filter) {
    Set<Status> possible = filter.possible();
    if (filter.late()) {
      add(FiguresReader.LATE);
    }
    if (!possible.isEmpty() && possible.size() < Status.values().length) {
      add("c.status in (" + FiguresReader.names(possible::contains) + ")");
    }
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
    add(
        "c.id in (select w.complaint_id from complaint_words w where w.words @@ "
            + SearchWordTable.query(terms, bound)
            + ")");
  }

  private void add(String condition) {
    conditions.add(condition);
  }
}
