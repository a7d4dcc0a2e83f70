package id.laksa.undeliverable;

import id.laksa.department.Department;
import java.util.Map;
import java.util.function.BiConsumer;

/** The work orders among the dead letters of one place: the broker's, say. */
public interface DeadOrders {
  /** What the names of its letters begin with; no other place's do. */
  String prefix();

  /**
   * Looks into the dead letters of departments, as long as the broker answers.
   *
   * @param departments whose
   * @param seen is told, of each department whose dead letters were all seen or were too many to
   *     see, the ticket of each order by what names its letter
   */
  void look(Iterable<Department> departments, BiConsumer<Department, Seen> seen);

  /**
   * What was seen of one department's.
   *
   * @param tickets by letter
   * @param whole whether there are no others
   */
  record Seen(Map<String, String> tickets, boolean whole) {
    /** Copies it. */
    public Seen {
      tickets = Map.copyOf(tickets);
    }
  }
}
