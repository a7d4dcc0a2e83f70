package id.laksa.complaint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.laksa.complaint.Complaint.Standing;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The public facts of an event, as they go to Kafka and into the chain: no person, no free text.
 * The fields are described in {@code schemas/event.v1.json}.
 */
public final class EventData {
  private static final JsonFactory JSON = new JsonFactory();

  private EventData() {}

  /** The facts every event has. */
  public static Map<String, Object> of(TicketNumber ticket, Status status) {
    Map<String, Object> data = new TreeMap<>();
    data.put("ticket", ticket.value());
    data.put("status", status.name());
    return data;
  }

  /**
   * The ticket in an event's data.
   *
   * @param json as an event has it
   * @throws IllegalStateException if it is no event's data
   */
  public static String ticketOf(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals("ticket")) {
          return Objects.requireNonNull(parser.nextTextValue(), "a ticket is a text");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Event data are JSON", e);
    }
    throw new IllegalStateException("Event data name their ticket");
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
    if (standing.status().isOpen() && standing.clock().provisional()) {
      data.put("provisional", true);
    }
    return data;
  }

  /** The facts of a stage of the clock. */
  public static Map<String, Object> told(TicketNumber ticket, Standing after, Stage stage) {
    Map<String, Object> data = standing(ticket, after);
    data.putAll(stage.facts());
    return data;
  }
}
