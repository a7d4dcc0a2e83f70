package id.laksa.complaint.jdbc;

import id.laksa.complaint.Complaint;
import org.jdbi.v3.core.Handle;

/** What goes along with a complaint that moves, in the same transaction. */
@FunctionalInterface
public interface Companions {
  /** Nothing does. */
  Companions NONE = (handle, before, after) -> {};

  /**
   * Goes along.
   *
   * @param before as it was locked
   * @param after as it is written
   */
  void follow(Handle handle, Complaint before, Complaint after);
}
