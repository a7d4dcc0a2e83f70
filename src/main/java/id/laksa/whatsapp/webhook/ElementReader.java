package id.laksa.whatsapp.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.place.GeoPoint;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundMessage.MediaRef;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.WhatsAppUser;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands one element of a delivery. */
public final class ElementReader {
  private static final Pattern SENT =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final int LONGEST_ID = 512;
  private static final int LONGEST_URL = 2_048;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_TEXT = 8_000;
  private static final ObjectMapper JSON = DeliveryReader.mapper();

  private ElementReader() {}

  /** One of the two is there. */
  public record Read(@Nullable InboundMessage message, @Nullable InboundStatus status) {}

  /** Reads it; empty when it lacks what it must have. */
  public static Optional<Read> read(String element) {
    JsonNode root;
    try {
      root = JSON.readTree(element);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    return root.path("type").asText().equals("status")
        ? status(root.path("status")).map(status -> new Read(null, status))
        : message(root.path("message"), root.path("contact")).map(read -> new Read(read, null));
  }

  private static Optional<InboundStatus> status(JsonNode status) {
    String wamid = text(status, "id", LONGEST_ID);
    String what = text(status, "status", 40);
    if (wamid == null || what == null) {
      return Optional.empty();
    }
    Matcher sent = SENT.matcher(status.path("biz_opaque_callback_data").asText());
    JsonNode code = status.path("errors").path(0).path("code");
    return Optional.of(
        new InboundStatus(
            wamid,
            what,
            sent.find() ? UUID.fromString(sent.group()) : null,
            code.isIntegralNumber() ? Integer.valueOf(code.intValue()) : null));
  }

  private static Optional<InboundMessage> message(JsonNode message, JsonNode contact) {
    String wamid = text(message, "id", LONGEST_ID);
    String waId = either(text(message, "from", 32), text(contact, "wa_id", 32));
    String userId = either(text(message, "from_user_id", 256), text(contact, "user_id", 256));
    if (wamid == null || (waId == null && userId == null)) {
      return Optional.empty();
    }
    return content(message)
        .map(
            content ->
                new InboundMessage(
                    wamid,
                    new WhatsAppUser(waId, userId),
                    text(contact.path("profile"), "name", LONGEST_NAME),
                    text(message.path("context"), "id", LONGEST_ID),
                    sentAt(message.path("timestamp").asText()),
                    content));
  }

  private static Optional<? extends Content> content(JsonNode message) {
    String type = message.path("type").asText();
    JsonNode body = message.path(type);
    return switch (type) {
      case "text" -> words(body);
      case "image" -> photo(body);
      case "location" -> pin(body);
      case "interactive" -> tap(body);
      case "button" ->
          Optional.ofNullable(text(body, "payload", LONGEST_ID)).map(InboundMessage.Tap::new);
      case "audio", "video", "document", "sticker", "contacts", "order" ->
          Optional.of(new InboundMessage.Other(type, text(body, "caption", LONGEST_TEXT)));
      case "reaction", "system", "unsupported", "ephemeral", "request_welcome" ->
          Optional.of(new InboundMessage.Silent(type));
      default ->
          type.isBlank() ? Optional.empty() : Optional.of(new InboundMessage.Silent("unknown"));
    };
  }

  private static Optional<Content> words(JsonNode body) {
    return Optional.ofNullable(text(body, "body", LONGEST_TEXT)).map(InboundMessage.Text::new);
  }

  private static Optional<Content> photo(JsonNode body) {
    String caption = text(body, "caption", LONGEST_TEXT);
    String url = text(body, "url", LONGEST_URL);
    return Optional.ofNullable(text(body, "id", LONGEST_ID))
        .map(id -> new InboundMessage.Photo(new MediaRef(id, url), caption));
  }

  private static Optional<Content> pin(JsonNode body) {
    JsonNode lat = body.path("latitude");
    JsonNode lon = body.path("longitude");
    if (!lat.isNumber() || !lon.isNumber() || !onEarth(lat.doubleValue(), lon.doubleValue())) {
      return Optional.empty();
    }
    String address =
        Stream.of("name", "address")
            .map(field -> text(body, field, LONGEST_ADDRESS / 2 - 1))
            .filter(part -> part != null)
            .collect(Collectors.joining(", "));
    GeoPoint point = new GeoPoint(lat.doubleValue(), lon.doubleValue());
    return Optional.of(new InboundMessage.Pin(point, address.isEmpty() ? null : address));
  }

  private static boolean onEarth(double lat, double lon) {
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  }

  private static Optional<Content> tap(JsonNode body) {
    String type = body.path("type").asText();
    if (!type.equals("button_reply") && !type.equals("list_reply")) {
      return Optional.of(new InboundMessage.Silent("interactive"));
    }
    return Optional.ofNullable(text(body.path(type), "id", LONGEST_ID))
        .map(InboundMessage.Tap::new);
  }

  private static @Nullable Instant sentAt(String seconds) {
    return SECONDS.matcher(seconds).matches()
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : null;
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  /** A text that PostgreSQL can hold, cut at its bound; null when there is none or it is blank. */
  private static @Nullable String text(JsonNode node, String field, int longest) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      return null;
    }
    int[] sound =
        value
            .textValue()
            .codePoints()
            .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
            .limit(longest)
            .toArray();
    String text = new String(sound, 0, sound.length).strip();
    return text.isEmpty() ? null : text;
  }
}
