package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of one message.
 *
 * @param callbackData echoed; null when the request had none
 * @param version of the request; the oldest still has {@code conversation}
 */
record Statuses(
    UserId to, String wamid, @Nullable String callbackData, boolean template, String version) {
  private static final String HELP =
      "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

  /** One that went well: {@code sent}, {@code delivered} or {@code read}. */
  ObjectNode good(String status, Instant at) {
    ObjectNode node = begin(status, at);
    if ("v23.0".equals(version)) {
      ObjectNode conversation = node.putObject("conversation");
      conversation.put("id", Integer.toHexString(to.hashCode()));
      conversation.putObject("origin").put("type", category());
    }
    node.putObject("pricing")
        .put("billable", template)
        .put("pricing_model", "PMP")
        .put("type", template ? "regular" : "free_customer_service")
        .put("category", category());
    return node;
  }

  /** One that failed after all. */
  ObjectNode failed(GraphError error, Instant at) {
    ObjectNode node = begin("failed", at);
    String title = GraphError.title(error.code());
    ObjectNode fault = node.putArray("errors").addObject();
    fault.put("code", error.code()).put("title", title).put("message", title);
    fault.putObject("error_data").put("details", error.details());
    fault.put("href", HELP);
    return node;
  }

  private ObjectNode begin(String status, Instant at) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", wamid).put("status", status);
    node.put("timestamp", Long.toString(at.getEpochSecond()));
    node.put(to.phone() ? "recipient_id" : "recipient_user_id", to.value());
    if (callbackData != null) {
      node.put("biz_opaque_callback_data", callbackData);
    }
    return node;
  }

  private String category() {
    return template ? "utility" : "service";
  }
}
