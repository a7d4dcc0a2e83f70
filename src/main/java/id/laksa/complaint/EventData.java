package id.laksa.complaint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.laksa.complaint.Complaint.State;
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
  public static Map<String, Object> state(TicketNumber ticket, State state) {
    Map<String, Object> data = of(ticket, state.status());
    if (state.category() != null) {
      data.put("category", state.category());
    }
    if (state.department() != null) {
      data.put("department", state.department());
    }
    data.put("priority", state.priority().name());
    data.put("round", state.round());
    data.put("acknowledgeBy", state.clock().acknowledgeBy().toString());
    data.put("resolveBy", state.clock().resolveBy().toString());
    if (state.status().isOpen() && state.clock().provisional()) {
      data.put("provisional", true);
    }
    return data;
  }

  /** The facts of a stage of the clock. */
  public static Map<String, Object> told(TicketNumber ticket, State after, Stage stage) {
    Map<String, Object> data = state(ticket, after);
    data.putAll(stage.facts());
    return data;
  }
}
