package id.laksa.complaint;

import id.laksa.complaint.Complaint.Standing;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public facts of an event, as they go to Kafka and into the chain: no person, no free text.
 * The fields are described in {@code schemas/event.v1.json}.
 */
public final class EventData {
  private EventData() {}

  /** The facts every event has. */
  public static Map<String, Object> of(TicketNumber ticket, Status status) {
    Map<String, Object> data = new TreeMap<>();
    data.put("ticket", ticket.value());
    data.put("status", status.name());
    return data;
  }

  /** Where the complaint stands, whole: for decisions. Absent is what isn't known. */
  public static Map<String, Object> standing(TicketNumber ticket, Standing standing) {
    Map<String, Object> data = of(ticket, standing.status());
    if (standing.category() != null) {
      data.put("category", standing.category());
    }
    if (standing.department() != null) {
      data.put("department", standing.department());
    }
    data.put("priority", standing.priority().name());
    data.put("round", standing.round());
    data.put("acknowledgeBy", standing.clock().acknowledgeBy().toString());
    data.put("resolveBy", standing.clock().resolveBy().toString());
    return data;
  }

  /** The facts of a deadline's passing. */
  public static Map<String, Object> passed(TicketNumber ticket, Standing after, Clock.Due due) {
    Map<String, Object> data = standing(ticket, after);
    data.put("kind", due.kind().name());
    data.put("due", due.at().toString());
    return data;
  }
}
