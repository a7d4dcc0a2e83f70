package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wraps messages and statuses into webhooks, and sends a message's once more. Thread-safe. */
final class Webhooks {
  private static final int MOST_REMEMBERED = 5_000;
  private final Account account;
  private final Outlet outlet;
  private final Map<String, Runnable> posted = new LinkedHashMap<>();

  Webhooks(Account account, Outlet outlet) {
    this.account = account;
    this.outlet = outlet;
  }

  /** Sends a message with its {@code contacts}. */
  void message(UserId from, String name, ObjectNode message) {
    ObjectNode value = value();
    ObjectNode contact = value.putArray("contacts").addObject();
    contact.putObject("profile").put("name", name);
    contact.put(from.phone() ? "wa_id" : "user_id", from.value());
    value.putArray("messages").add(message);
    byte[] body = WireJson.bytes(envelope(value));
    Runnable post = () -> outlet.post(from.value(), body);
    remember(message.path("id").asText(), post);
    post.run();
  }

  /** Sends a status. */
  void status(UserId of, ObjectNode status) {
    ObjectNode value = value();
    value.putArray("statuses").add(status);
    outlet.post(of.value(), WireJson.bytes(envelope(value)));
  }

  /** Whether a citizen sent this message, and not too long ago. */
  synchronized boolean knows(String wamid) {
    return posted.containsKey(wamid);
  }

  /** Sends the same bytes again; false when it isn't known. */
  boolean redeliver(String wamid) {
    Runnable again;
    synchronized (this) {
      again = posted.get(wamid);
    }
    if (again != null) {
      again.run();
    }
    return again != null;
  }

  private synchronized void remember(String wamid, Runnable post) {
    posted.put(wamid, post);
    if (posted.size() > MOST_REMEMBERED) {
      posted.remove(posted.keySet().iterator().next());
    }
  }

  private ObjectNode value() {
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", account.displayPhoneNumber())
        .put("phone_number_id", account.phoneNumberId());
    return value;
  }

  private ObjectNode envelope(ObjectNode value) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("object", "whatsapp_business_account");
    ObjectNode entry = body.putArray("entry").addObject().put("id", account.businessAccountId());
    entry.putArray("changes").addObject().<ObjectNode>set("value", value).put("field", "messages");
    return body;
  }
}
