package id.laksa.relay;

import id.laksa.relay.Sender.Unsendable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Rows of one destination on their way through a route, within the transaction that forgets them
 * when the route is through. Used by one thread.
 */
public final class OutboxBatch {
  private final Handle handle;
  private final List<OutboxRow> rows;
  private final Map<String, OutboxRow> byEvent = new HashMap<>();
  private final List<Unsendable> unsendable = new ArrayList<>();

  /**
   * Takes the rows.
   *
   * @param handle of the transaction, to read what the rows stand for and to write what must be
   *     kept with their going
   * @param rows in order; not empty
   */
  public OutboxBatch(Handle handle, List<OutboxRow> rows) {
    this.handle = handle;
    this.rows = List.copyOf(rows);
    rows.forEach(row -> byEvent.put(row.eventId(), row));
  }

  /** The transaction. */
  public Handle handle() {
    return handle;
  }

  /** The rows, in order. */
  public List<OutboxRow> rows() {
    return rows;
  }

  /** Rows that can never be sent: they become dead letters when the route is through. */
  public void bury(Collection<Unsendable> more) {
    unsendable.addAll(more);
  }

  /**
   * The row of an event can never be sent.
   *
   * @param eventId that the row ends with
   * @param reason in a sentence without a person in it
   */
  public void bury(String eventId, String reason) {
    OutboxRow row = Objects.requireNonNull(byEvent.get(eventId), "an answer about another row");
    unsendable.add(new Unsendable(row, reason));
  }

  /** What can never be sent. */
  public List<Unsendable> unsendable() {
    return List.copyOf(unsendable);
  }
}
