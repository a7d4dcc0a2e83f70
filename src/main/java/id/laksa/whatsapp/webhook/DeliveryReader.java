package id.laksa.whatsapp.webhook;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.whatsapp.webhook.Delivery.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes a webhook body apart: every array is an array, and what is unknown is passed over. */
public final class DeliveryReader {
  private static final int DEEPEST = 50;

  /** Fields of Meta's webhooks that may be counted by name; any other could be anything. */
  private static final Set<String> FIELDS =
      Set.of(
          "account_alerts",
          "account_update",
          "message_template_status_update",
          "phone_number_quality_update",
          "security",
          "user_preferences");

  private final ObjectMapper json = mapper();
  private final Map<String, Integer> passedOver = new TreeMap<>();
  private final List<Element> elements = new ArrayList<>();
  private @Nullable String noList;

  private DeliveryReader() {}

  /** Reads a body. */
  public static Delivery read(byte[] body) {
    DeliveryReader reader = new DeliveryReader();
    try {
      JsonNode root = reader.json.readTree(body);
      if (root == null || !root.isObject()) {
        return new Delivery.Unreadable("not a JSON object");
      }
      reader.root(root);
      if (reader.noList != null) {
        return new Delivery.Unreadable(reader.noList + " is no list");
      }
      return new Delivery.Elements(reader.elements, reader.passedOver);
    } catch (IOException e) {
      return new Delivery.Unreadable("not JSON, or too deep or too long within");
    }
  }

  private void root(JsonNode root) {
    if (!root.path("object").asText().equals("whatsapp_business_account")) {
      passOver("other object");
      return;
    }
    for (JsonNode entry : list(root, "entry")) {
      for (JsonNode change : list(entry, "changes")) {
        change(change);
      }
    }
  }

  private void change(JsonNode change) {
    String field = change.path("field").asText();
    if (!field.equals("messages")) {
      passOver(FIELDS.contains(field) ? field : "other field");
      return;
    }
    JsonNode value = change.path("value");
    for (JsonNode message : list(value, "messages")) {
      JsonNode contact = contactOf(message, value.path("contacts"));
      String from = message.path("from").asText(message.path("from_user_id").asText());
      add("message", message, message.path("id").asText(), from, contact);
    }
    for (JsonNode status : list(value, "statuses")) {
      String wamid = status.path("id").asText();
      add("status", status, wamid + ":" + status.path("status").asText(), wamid, json.nullNode());
    }
    if (!value.path("errors").isEmpty()) {
      passOver("errors");
    }
  }

  /** What is there in another shape may hold a citizen's message: it makes the body unreadable. */
  private JsonNode list(JsonNode parent, String name) {
    JsonNode list = parent.path(name);
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      noList = name;
    }
    return list;
  }

  private void add(String type, JsonNode node, String id, String lane, JsonNode contact) {
    ObjectNode element = json.createObjectNode();
    element.put("type", type);
    element.set(type, node);
    element.set("contact", contact);
    String text = element.toString();
    elements.add(new Element(type + ":" + (id.isBlank() ? text : id), lane, text));
  }

  /** The contact of the message's sender; a lone one is his even if it doesn't say so. */
  private JsonNode contactOf(JsonNode message, JsonNode contacts) {
    for (JsonNode contact : contacts) {
      boolean his =
          same(contact.path("wa_id"), message.path("from"))
              || same(contact.path("user_id"), message.path("from_user_id"));
      if (his) {
        return contact;
      }
    }
    return contacts.size() == 1 && !message.has("from") && !message.has("from_user_id")
        ? contacts.get(0)
        : json.nullNode();
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.isTextual() && one.equals(other);
  }

  private void passOver(String what) {
    passedOver.merge(what, 1, Integer::sum);
  }

  static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(100).build());
    return mapper;
  }
}
