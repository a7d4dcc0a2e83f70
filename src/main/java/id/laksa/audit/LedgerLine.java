package id.laksa.audit;

import id.laksa.audit.Claim.Content;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.EventType;
import id.laksa.complaint.jdbc.RowFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint beside one event of its history, as the cursor brings them.
 *
 * @param seq the event's place; 0 when the complaint has no event at all
 * @param event null when there is none, or none that can be read
 * @param content beside the first event only
 */
record LedgerLine(Claim claim, int seq, @Nullable ChainedEvent event, @Nullable Content content) {
  /** Every complaint with its history, in order; the text only once. */
  static final String ALL =
      """
      select c.id, c.ticket, c.status, c.category, c.department, c.priority, c.round,
        c.head_seq, c.head_hash, case when e.seq = 1 then c.text end as said, c.content_salt,
        e.seq, e.type, e.at, e.actor, e.data, e.text, e.text_salt, e.commitment, e.hash
      from complaint c left join complaint_event e on e.complaint_id = c.id
      order by c.id, e.seq
      """;

  static LedgerLine read(ResultSet row) throws SQLException {
    String said = row.getString("said");
    return new LedgerLine(
        claim(row),
        row.getInt("seq"),
        event(row),
        said == null ? null : new Content(said, RowFormat.hex(row.getBytes("content_salt"))));
  }

  private static Claim claim(ResultSet row) throws SQLException {
    Map<String, String> state = new TreeMap<>();
    for (String column : ChainWalk.STANDING) {
      String value = row.getString(column);
      if (value != null) {
        state.put(column, value);
      }
    }
    return new Claim(
        row.getObject("id", UUID.class),
        row.getString("ticket"),
        state,
        row.getInt("head_seq"),
        hex(row, "head_hash"));
  }

  private static @Nullable ChainedEvent event(ResultSet row) throws SQLException {
    String type = row.getString("type");
    if (type == null || !isKnown(type)) {
      return null;
    }
    return new ChainedEvent(
        row.getObject("id", UUID.class),
        row.getInt("seq"),
        EventType.valueOf(type),
        Objects.requireNonNull(RowFormat.instant(row, "at")),
        row.getString("actor"),
        row.getString("data"),
        row.getString("text"),
        RowFormat.hex(row.getBytes("text_salt")),
        RowFormat.hex(row.getBytes("commitment")),
        hex(row, "hash"));
  }

  private static String hex(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(RowFormat.hex(row.getBytes(column)), column);
  }

  private static boolean isKnown(String type) {
    for (EventType known : EventType.values()) {
      if (known.name().equals(type)) {
        return true;
      }
    }
    return false;
  }
}
