package id.laksa.liveroom.jdbc;

import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.Figure;
import id.laksa.liveroom.ListFilter;
import id.laksa.liveroom.ListOrder;
import id.laksa.liveroom.SearchTerms;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** As the migration's index complaint_event_operator has it. */
  static final String BY_OPERATORS =
      "e.actor not in ('rules', 'clock', 'reporter')"
          + " and (e.type in ('DISPATCHED', 'REJECTED', 'RECALLED', 'COPIED', 'CLOCK_STOPPED')"
          + " or (e.type = 'RESOLVED' and e.data like '%\"waived\":true%'))";

  /** The same of one. */
  static final String DECIDED = "e.actor = :operator and " + BY_OPERATORS;

  private final List<String> conditions = new ArrayList<>();
  private final List<String> many = new ArrayList<>();
  private final Map<String, Object> bound = new LinkedHashMap<>();
  private final Set<Status> statuses = EnumSet.noneOf(Status.class);
  private final Handle handle;
  private final boolean ordered;
  private boolean selective;
  private boolean few;

  private ListCondition(Handle handle, boolean ordered) {
    this.handle = handle;
    this.ordered = ordered;
  }

  /**
   * Makes it of a filter, whose days are those of this zone.
   *
   * @param handle asked how many complaints have the words and the operator
   */
  static ListCondition of(ListFilter filter, ZoneId zone, Handle handle) {
    ListCondition made = new ListCondition(handle, filter.order() != ListOrder.DEADLINE);
    Set<Status> possible = filter.possible();
    if (possible.size() < Status.values().length) {
      made.statuses.addAll(possible);
    }
    if (filter.late()) {
      made.add(FiguresReader.LATE);
    }
    Figure figure = filter.figure();
    boolean ofWhoDidIt = figure != null && figure.isOfWhoDidIt() && filter.department() != null;
    made.equal("department", ofWhoDidIt ? null : filter.department());
    made.equal("category", filter.category());
    made.equal("kecamatan", filter.place() == null ? null : filter.place().kecamatan());
    made.equal("kelurahan", filter.place() == null ? null : filter.place().kelurahan());
    made.equal("channel", filter.channel());
    made.equal("priority", filter.priority());
    made.selective = !made.bound.isEmpty();
    made.received(">=", "since", filter.from(), zone);
    made.received("<", "until", filter.to() == null ? null : filter.to().plusDays(1), zone);
    if (figure != null) {
      made.counted(figure, ofWhoDidIt ? filter.department() : null);
    }
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
   * The whole query. First only which complaints they are, by what the indexes hold; for each
   * status by itself, where statuses are asked for: in the list of one status they lie in order,
   * and all that are open lie at one end of the whole.
   *
   * @param columns of {@code complaint c}
   * @param beyond one condition more; empty for none
   * @param order what {@code c} is ordered by, before its id
   * @param way {@code desc}, or empty
   * @param most rows, so many being left out before: written, not bound, for the planner to know
   */
  Query query(String columns, String beyond, String order, String way, int most, int before) {
    String sorted = " order by place " + way + ", id " + way;
    String parts =
        parts().stream()
            .map(
                status ->
                    "("
                        + part(Stream.of(beyond, status), order, sorted)
                        + sorted
                        + " limit "
                        + (before + most)
                        + ")")
            .collect(Collectors.joining(" union all "));
    return made(
        "with chosen as materialized (select id, place from ("
            + parts
            + ") part"
            + sorted
            + " limit %d offset %d) select ".formatted(most, before)
            + columns
            + " from chosen join complaint c on c.id = chosen.id order by place %s, c.id %s"
                .formatted(way, way));
  }

  /** Ids and their places in the list, of what fulfils all conditions and these. */
  private String part(Stream<String> more, String order, String sorted) {
    String lines =
        "select c.id, "
            + order
            + " as place from complaint c where "
            + Stream.of(Stream.of("true"), conditions.stream(), more)
                .flatMap(some -> some)
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" and "));
    if (many.isEmpty()) {
      return lines;
    }
    String those = String.join(" and ", many);
    // Where no index lies in this order it is made first: then the first ones soon are enough.
    return ordered
        ? lines + " and " + those
        : "select c.id, c.place from (" + lines + sorted + " offset 0) c where " + those;
  }

  /**
   * Parts of the list that lie in its order each, as far as that can be said beforehand: those that
   * are open by their status, and what is at its end as the indexes hold it.
   */
  private List<String> parts() {
    Set<Status> asked = statuses.isEmpty() ? EnumSet.allOf(Status.class) : statuses;
    if (!ordered || few) {
      return List.of(statuses.isEmpty() ? "" : in(asked::contains));
    }
    if (statuses.isEmpty() && !selective) {
      return List.of("");
    }
    List<String> parts = new ArrayList<>();
    asked.stream().filter(Status::isOpen).map(ListCondition::is).forEach(parts::add);
    if (selective && asked.stream().anyMatch(status -> !status.isOpen())) {
      parts.add(in(status -> !status.isOpen() && asked.contains(status)));
    } else {
      asked.stream().filter(status -> !status.isOpen()).map(ListCondition::is).forEach(parts::add);
    }
    return parts;
  }

  private static String is(Status status) {
    return "c.status = '" + status + "'";
  }

  private static String in(Predicate<Status> which) {
    return "c.status in (" + FiguresReader.names(which) + ")";
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

  /** Its course was brought up to date before. */
  private void counted(Figure figure, @Nullable String by) {
    String did =
        by == null
            ? ""
            : " and :giver = any (u."
                + (figure == Figure.RETURNED ? "returned_by" : "passed_on_by")
                + ")";
    add(
        "exists (select 1 from complaint_course u where u.complaint_id = c.id"
            + " and :figure = any (u.figures)"
            + did
            + ")");
    bound.put("figure", figure.name());
    if (by != null) {
      bound.put("giver", by);
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
    UUID[] some = made(ids + " limit " + (FEW + 1)).mapTo(UUID.class).list().toArray(UUID[]::new);
    if (some.length <= FEW) {
      bound.put(name, some);
      add("c.id in (select unnest(:" + name + "))");
      few = true;
    } else {
      many.add("c.id in (" + ids + ")");
    }
  }

  private void add(String condition) {
    conditions.add(condition);
  }
}
