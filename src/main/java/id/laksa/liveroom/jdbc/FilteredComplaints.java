package id.laksa.liveroom.jdbc;

import id.laksa.classification.Priority;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.ListCursor;
import id.laksa.liveroom.ListFilter;
import id.laksa.liveroom.ListOrder;
import id.laksa.liveroom.ListPage;
import id.laksa.liveroom.ListPosition;
import id.laksa.liveroom.ListedComplaint;
import id.laksa.place.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What fulfils one filter, at one moment. */
final class FilteredComplaints {
  private static final int LONGEST_TEXT = 600;
  private static final int FETCHED = 1_000;
  private static final String COLUMNS =
      "c.id, c.ticket, c.channel, c.received_at, left(c.text, "
          + LONGEST_TEXT
          + ") as text, c.address, c.kecamatan, c.kelurahan, c.confidential, c.status, c.category,"
          + " c.department, c.priority, c.paused_since is not null as paused, "
          + ListCondition.DEADLINE
          + " as deadline, ("
          + FiguresReader.LATE
          + ") as late";
  private final ListCondition condition;
  private final String key;
  private final boolean descending;

  FilteredComplaints(Handle handle, ListFilter filter, ZoneId zone) {
    this.condition = ListCondition.of(filter, zone, handle);
    this.key = filter.order() == ListOrder.DEADLINE ? ListCondition.DEADLINE : "c.received_at";
    this.descending = filter.order() == ListOrder.NEWEST;
  }

  /** See {@link ListReader#page}. */
  ListPage page(ListPosition position) {
    ListCursor cursor = position.cursor();
    if (position.way() == ListPosition.Way.LAST) {
      return last();
    }
    if (cursor == null) {
      int before = (position.page() - 1) * ListPosition.PAGE;
      return from(rows(null, true, before), before > 0);
    }
    return position.way() == ListPosition.Way.AFTER
        ? from(rows(cursor, true, 0), true)
        : upTo(rows(cursor, false, 0));
  }

  /** All of it, in its order; to be closed. */
  Stream<ListedComplaint> all(int most) {
    return query("", true, most, 0).setFetchSize(FETCHED).map((row, context) -> read(row)).stream();
  }

  /** The page that begins with these; behind the end it is the last one. */
  private ListPage from(List<ListedComplaint> found, boolean earlier) {
    if (found.isEmpty()) {
      return earlier ? last() : new ListPage(found, false, false, false);
    }
    return new ListPage(cut(found), earlier, found.size() > ListPosition.PAGE, false);
  }

  /** The page that ends with these, which are the wrong way round; before the first it is that. */
  private ListPage upTo(List<ListedComplaint> found) {
    return found.size() > ListPosition.PAGE
        ? new ListPage(turned(cut(found)), true, true, false)
        : from(rows(null, true, 0), false);
  }

  private ListPage last() {
    List<ListedComplaint> found = rows(null, false, 0);
    return new ListPage(turned(cut(found)), found.size() > ListPosition.PAGE, false, true);
  }

  /** One more than fits on a page. */
  private List<ListedComplaint> rows(@Nullable ListCursor cursor, boolean onwards, int before) {
    String beyond =
        cursor == null
            ? ""
            : "(%s, c.id) %s (:at, :id)".formatted(key, descending == onwards ? "<" : ">");
    Query query = query(beyond, onwards, ListPosition.PAGE + 1, before);
    if (cursor != null) {
      query.bind("at", RowFormat.time(cursor.at())).bind("id", cursor.id());
    }
    return query.map((row, context) -> read(row)).list();
  }

  private Query query(String beyond, boolean onwards, int most, int before) {
    String way = descending == onwards ? "desc" : "";
    return condition.query(COLUMNS, beyond, key, way, most, before);
  }

  private static List<ListedComplaint> cut(List<ListedComplaint> found) {
    return found.subList(0, Math.min(found.size(), ListPosition.PAGE));
  }

  private static List<ListedComplaint> turned(List<ListedComplaint> found) {
    List<ListedComplaint> turned = new ArrayList<>(found);
    Collections.reverse(turned);
    return turned;
  }

  private static ListedComplaint read(ResultSet row) throws SQLException {
    String kecamatan = row.getString("kecamatan");
    return new ListedComplaint(
        row.getObject("id", UUID.class),
        row.getString("ticket"),
        new Channel(row.getString("channel")),
        Objects.requireNonNull(RowFormat.instant(row, "received_at")),
        row.getString("text"),
        row.getString("address"),
        kecamatan == null ? null : new Place(kecamatan, row.getString("kelurahan")),
        row.getBoolean("confidential"),
        Status.valueOf(row.getString("status")),
        row.getString("category"),
        row.getString("department"),
        Priority.valueOf(row.getString("priority")),
        Objects.requireNonNull(RowFormat.instant(row, "deadline")),
        row.getBoolean("late"),
        row.getBoolean("paused"));
  }
}
