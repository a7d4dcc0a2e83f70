package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elements of {@code messages[]} as the webhooks carry them. */
final class CitizenMessages {
  private CitizenMessages() {}

  static ObjectNode text(String body) {
    ObjectNode message = ofType("text");
    message.putObject("text").put("body", body);
    return message;
  }

  static ObjectNode image(Media media, @Nullable String caption) {
    ObjectNode message = ofType("image");
    ObjectNode image = message.putObject("image");
    image
        .put("mime_type", media.type())
        .put("sha256", Base64.getEncoder().encodeToString(media.sha256()))
        .put("id", media.id());
    if (caption != null) {
      image.put("caption", caption);
    }
    return message;
  }

  static ObjectNode location(
      double latitude, double longitude, @Nullable String place, @Nullable String address) {
    ObjectNode message = ofType("location");
    ObjectNode location = message.putObject("location");
    if (address != null) {
      location.put("address", address);
    }
    location.put("latitude", latitude).put("longitude", longitude);
    if (place != null) {
      location.put("name", place);
    }
    return message;
  }

  /**
   * An answer by tap.
   *
   * @param to the message that offered it; without one it looks like a reply button's
   */
  static ObjectNode tap(Optional<Bubble> to, Account account, String id, String title) {
    String kind = to.map(Bubble::type).orElse("button");
    ObjectNode message = ofType("template".equals(kind) ? "button" : "interactive");
    to.ifPresent(
        bubble ->
            message
                .putObject("context")
                .put("from", account.displayPhoneNumber())
                .put("id", bubble.wamid()));
    if ("template".equals(kind)) {
      message.putObject("button").put("payload", id).put("text", title);
    } else {
      String reply = "list".equals(kind) ? "list_reply" : "button_reply";
      ObjectNode interactive = message.putObject("interactive").put("type", reply);
      interactive.putObject(reply).put("id", id).put("title", title);
    }
    return message;
  }

  /** With sender, id and time in front, in the order of the real ones. */
  static ObjectNode complete(ObjectNode content, UserId from, Instant at) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put(from.phone() ? "from" : "from_user_id", from.value());
    message.put("id", SimulatedIds.wamid(from.value(), true));
    message.put("timestamp", Long.toString(at.getEpochSecond()));
    message.setAll(content);
    return message;
  }

  private static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
