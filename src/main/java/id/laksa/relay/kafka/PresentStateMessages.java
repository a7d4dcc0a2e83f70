package id.laksa.relay.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/**
 * Makes the messages of {@code laksa.complaints} out of those of {@code laksa.events}: of each
 * complaint where its newest event has left it, under the same key, so that a compacted topic keeps
 * one a complaint. Described in {@code schemas/complaint.v1.json}.
 */
public final class PresentStateMessages {
  private static final Set<String> STATE =
      Set.of(
          "ticket",
          "status",
          "channel",
          "receivedAt",
          "confidential",
          "kecamatan",
          "kelurahan",
          "hashtags",
          "decidedBy",
          "rule",
          "category",
          "department",
          "priority",
          "round",
          "acknowledgeBy",
          "resolveBy",
          "provisional");

  /** Of a complaint of which nothing may be published but that there is one. */
  private static final Set<String> STATE_OF_CONFIDENTIAL =
      Set.of("ticket", "status", "channel", "receivedAt", "confidential");

  private static final byte[] CONTENT_TYPE = "application/json".getBytes(US_ASCII);
  private final ObjectMapper json;
  private final EventSignature signature;

  /**
   * Wires it.
   *
   * @param signature signs every state as it signs events
   */
  public PresentStateMessages(ObjectMapper json, EventSignature signature) {
    this.json = json;
    this.signature = signature;
  }

  /**
   * One message a complaint.
   *
   * @param events of any number of complaints, each complaint's in their order
   */
  public List<Message> messages(@Body List<Message> events, CamelContext camel) {
    Map<String, Message> newest = new LinkedHashMap<>();
    events.forEach(event -> newest.put(key(event), event));
    return newest.values().stream().map(event -> message(event, camel)).toList();
  }

  private Message message(Message event, CamelContext camel) {
    String key = key(event);
    byte[] state = state(event);
    Message message = new DefaultMessage(camel);
    message.setBody(state);
    message.setHeader(KafkaConstants.KEY, key);
    message.setHeader("content-type", CONTENT_TYPE);
    message.setHeader(EventSignature.HEADER, signature.of(CONTENT_TYPE, key, state));
    return message;
  }

  private byte[] state(Message event) {
    try {
      ObjectNode state = (ObjectNode) json.readTree(event.getBody(byte[].class));
      boolean confidential = state.path("confidential").booleanValue();
      state.retain(confidential ? STATE_OF_CONFIDENTIAL : STATE);
      state.put("event", text(event, "ce_id"));
      state.put("updatedAt", text(event, "ce_time"));
      return json.writeValueAsBytes(state);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Event data are JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
  }

  private static String key(Message event) {
    return event.getHeader(KafkaConstants.KEY, String.class);
  }

  private static String text(Message event, String header) {
    return new String(Objects.requireNonNull(event.getHeader(header, byte[].class)), UTF_8);
  }
}
