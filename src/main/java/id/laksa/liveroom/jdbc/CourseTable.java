package id.laksa.liveroom.jdbc;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.CountedComplaint;
import id.laksa.liveroom.Course;
import id.laksa.liveroom.CourseReader;
import id.laksa.liveroom.CourseStep;
import id.laksa.liveroom.Figure;
import id.laksa.place.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What became of complaints, as their histories tell it. Made of the events when figures are asked
 * for, and kept until the complaint has gone on: intake and follow-ups write nothing for it. What
 * is kept is never older than the history, since each row says up to which event it tells.
 */
public final class CourseTable {
  /** Histories that are read for one question. */
  public static final int MOST_AT_ONCE = 20_000;

  /** Complaints that are counted for one question. */
  public static final int MOST_COUNTED = 300_000;

  private static final int IN_A_TRANSACTION = 1_000;
  private static final int FETCHED = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String BEHIND =
      """
      select c.id, c.head_seq from complaint c left join complaint_course u on u.complaint_id = c.id
      where c.received_at >= :since and c.received_at < :until
        and (u.seq is distinct from c.head_seq or u.reading <> :reading) limit :most
      """;
  private static final String HISTORIES =
      """
      select e.complaint_id, e.type, e.at, e.data
      from unnest(:ids::uuid[], :heads::int4[]) o (id, head)
        join complaint_event e on e.complaint_id = o.id and e.seq <= o.head
      order by e.complaint_id, e.seq
      """;
  // Of two that read at once the one who saw more has the last word.
  private static final String KEEP =
      """
      insert into complaint_course (complaint_id, seq, reading, status, department, category,
        priority, figures, returned_by, passed_on_by, rating, stays)
      values (:id, :seq, :reading, :status, :department, :category, :priority,
        string_to_array(:figures, ','), string_to_array(:returnedBy, ','),
        string_to_array(:passedOnBy, ','), :rating, :stays)
      on conflict (complaint_id) do update set seq = excluded.seq, reading = excluded.reading,
        status = excluded.status,
        department = excluded.department, category = excluded.category,
        priority = excluded.priority, figures = excluded.figures,
        returned_by = excluded.returned_by, passed_on_by = excluded.passed_on_by,
        rating = excluded.rating, stays = excluded.stays
      where complaint_course.seq <= excluded.seq
      """;
  private static final String ALL =
      """
      select c.received_at, c.kecamatan, c.kelurahan, u.status, u.department, u.category,
        u.priority, array_to_string(u.figures, ',') as figures,
        array_to_string(u.returned_by, ',') as returned_by,
        array_to_string(u.passed_on_by, ',') as passed_on_by, u.rating, u.stays
      from complaint c join complaint_course u on u.complaint_id = c.id
      where c.received_at >= :since and c.received_at < :until limit :most
      """;
  private final Jdbi jdbi;
  private final CourseFormat format;

  /** How far it is up to date. */
  public enum Following {
    /** All of it. */
    WHOLE,
    /** Not yet all: what was read is kept, and the next question goes on from there. */
    GOES_ON,
    /** The ledger took too long. */
    TOO_SLOW
  }

  /** Reads and writes this ledger. */
  public CourseTable(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.format = new CourseFormat(json);
  }

  private record Behind(UUID id, int head) {}

  /**
   * Reads what has happened to complaints that came in within a time, of {@link #MOST_AT_ONCE} of
   * them at most.
   *
   * @param until after the last of them
   */
  public Following follow(Instant since, Instant until) {
    Optional<List<Behind>> behind =
        BoundedReading.within(jdbi, PATIENCE, handle -> behind(handle, since, until));
    if (behind.isEmpty()) {
      return Following.TOO_SLOW;
    }
    // In one order for all: of two who write the same rows none waits for the other for ever.
    List<Behind> all = behind.get().stream().sorted(comparing(Behind::id)).toList();
    for (int i = 0; i < all.size(); i += IN_A_TRANSACTION) {
      List<Behind> some = all.subList(i, Math.min(all.size(), i + IN_A_TRANSACTION));
      if (BoundedReading.within(jdbi, PATIENCE, handle -> read(handle, some)).isEmpty()) {
        return Following.TOO_SLOW;
      }
    }
    return all.size() < MOST_AT_ONCE ? Following.WHOLE : Following.GOES_ON;
  }

  /**
   * Counts complaints that came in within a time, in no order.
   *
   * @return how many; empty if there are more than {@link #MOST_COUNTED}, or it would take too long
   */
  public Optional<Integer> each(Instant since, Instant until, Consumer<CountedComplaint> counter) {
    return BoundedReading.within(jdbi, PATIENCE, handle -> each(handle, since, until, counter))
        .filter(count -> count <= MOST_COUNTED);
  }

  private static int each(
      Handle handle, Instant since, Instant until, Consumer<CountedComplaint> counter) {
    try (Stream<CountedComplaint> all =
        handle
            .createQuery(ALL)
            .bind("since", RowFormat.time(since))
            .bind("until", RowFormat.time(until))
            .bind("most", MOST_COUNTED + 1)
            .setFetchSize(FETCHED)
            .map((row, context) -> counted(row))
            .stream()) {
      int[] count = {0};
      all.forEach(
          one -> {
            counter.accept(one);
            count[0]++;
          });
      return count[0];
    }
  }

  private static List<Behind> behind(Handle handle, Instant since, Instant until) {
    return handle
        .createQuery(BEHIND)
        .bind("since", RowFormat.time(since))
        .bind("until", RowFormat.time(until))
        .bind("reading", CourseReader.VERSION)
        .bind("most", MOST_AT_ONCE)
        .map((row, context) -> new Behind(row.getObject("id", UUID.class), row.getInt("head_seq")))
        .list();
  }

  private int read(Handle handle, List<Behind> some) {
    Map<UUID, List<CourseStep>> histories = new LinkedHashMap<>();
    some.forEach(one -> histories.put(one.id, new ArrayList<>()));
    handle
        .createQuery(HISTORIES)
        .bindArray("ids", UUID.class, some.stream().map(Behind::id).toList())
        .bindArray("heads", Integer.class, some.stream().map(Behind::head).toList())
        .map(
            (row, context) -> {
              format
                  .step(
                      row.getString("type"),
                      Objects.requireNonNull(RowFormat.instant(row, "at")),
                      row.getString("data"))
                  .ifPresent(
                      Objects.requireNonNull(
                              histories.get(row.getObject("complaint_id", UUID.class)))
                          ::add);
              return true;
            })
        .list();
    PreparedBatch kept = handle.prepareBatch(KEEP);
    for (Behind one : some) {
      List<CourseStep> history = Objects.requireNonNull(histories.get(one.id));
      add(kept, one, CourseReader.read(history));
    }
    kept.execute();
    return some.size();
  }

  private static void add(PreparedBatch kept, Behind one, Course course) {
    kept.bind("id", one.id)
        .bind("seq", one.head)
        .bind("reading", CourseReader.VERSION)
        .bind("status", course.status().name())
        .bind("department", course.department())
        .bind("category", course.category())
        .bind("priority", course.priority().name())
        .bind("figures", joined(course.figures()))
        .bind("returnedBy", joined(course.returnedBy()))
        .bind("passedOnBy", joined(course.passedOnBy()))
        .bind("rating", course.rating())
        .bind("stays", CourseFormat.text(course.stays()))
        .add();
  }

  private static String joined(Collection<?> some) {
    return some.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
  }

  private static CountedComplaint counted(ResultSet row) throws SQLException {
    String kecamatan = row.getString("kecamatan");
    return new CountedComplaint(
        Objects.requireNonNull(RowFormat.instant(row, "received_at")),
        kecamatan == null ? null : new Place(kecamatan, row.getString("kelurahan")),
        new Course(
            Status.valueOf(row.getString("status")),
            row.getString("department"),
            row.getString("category"),
            Priority.valueOf(row.getString("priority")),
            split(row.getString("figures")).stream()
                .map(Figure::valueOf)
                .collect(Collectors.toSet()),
            split(row.getString("returned_by")),
            split(row.getString("passed_on_by")),
            row.getObject("rating", Integer.class),
            CourseFormat.stays(row.getString("stays"))));
  }

  private static Set<String> split(String joined) {
    return joined.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(joined.split(",", -1)));
  }
}
