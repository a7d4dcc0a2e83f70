package id.laksa.relay;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Brings rows to one destination. */
public interface Sender {
  /**
   * Sends all rows, in order, and returns when the destination has confirmed them durably. May be
   * called again with rows that were sent before: the destination must know them again.
   *
   * @param handle to read what the rows stand for
   * @return those that can never be sent, with the reason; they become dead letters
   * @throws Exception if the destination is away; nothing is then known about any row
   */
  List<Unsendable> send(Handle handle, List<OutboxRow> rows) throws Exception;

  /** A row that can never be sent. */
  record Unsendable(OutboxRow row, String reason) {}
}
