package id.laksa.dev.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.whatsapp.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The three channels. */
final class ClientDoors {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WebhookSignature META = new WebhookSignature(Installation.APP_SECRET);
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String[] WORDS = {
    "Jalan berlubang di depan pasar #jalanrusak",
    "Sampah menumpuk di tepi kali #sampah",
    "Lampu jalan padam #pjupadam",
    "Sesuatu terjadi yang tidak dapat digolongkan"
  };

  private ClientDoors() {}

  /** The App API, with an Idempotency-Key. */
  static Sending app(HttpClient client, URI node, long number) {
    String key = UUID.randomUUID().toString();
    String body = JSON.createObjectNode().put("text", words(number)).toString();
    return new Sending(
        Identity.complaintId(Channel.APP, key),
        at ->
            request(at, "/api/v1/complaints")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build(),
        answer -> answer.statusCode() == 201 || answer.statusCode() == 202,
        true);
  }

  /** The web form, with its token. */
  static Sending web(HttpClient client, URI node, long number)
      throws IOException, InterruptedException {
    String page = client.send(request(node, "/").build(), BodyHandlers.ofString()).body();
    Matcher found = TOKEN.matcher(page);
    if (!found.find()) {
      throw new IOException("There is no form now");
    }
    String token = found.group(1);
    String body = "token=" + encoded(token) + "&text=" + encoded(words(number));
    return new Sending(
        Identity.complaintId(Channel.WEB, token.substring(0, token.indexOf('.'))),
        at ->
            request(at, "/lapor")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
        answer -> answer.statusCode() == 303 || answer.statusCode() == 202,
        true);
  }

  /** Meta's webhook; every third delivery also repeats the message of an earlier one. */
  static ClientDoor whatsapp() {
    AtomicReference<ObjectNode> earlier = new AtomicReference<>();
    return (client, node, number) -> {
      String phone = "628" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
      String wamid = "wamid." + UUID.randomUUID();
      ObjectNode message = JSON.createObjectNode().put("from", phone).put("id", wamid);
      message.put("timestamp", "1795300000").put("type", "text");
      // Words that wait for a person are asked about on WhatsApp first, and are no promise.
      message.putObject("text").put("body", WORDS[(int) (number % 3)] + ", nomor " + number);
      ObjectNode before = earlier.getAndSet(message);
      byte[] body = delivery(number % 3 == 0 ? before : null, message);
      return new Sending(
          Identity.complaintId(Channel.WHATSAPP, wamid),
          at ->
              request(at, "/webhooks/whatsapp")
                  .header("Content-Type", "application/json")
                  .header("X-Hub-Signature-256", META.of(body))
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
          answer -> answer.statusCode() == 200,
          false);
    };
  }

  private static byte[] delivery(@Nullable ObjectNode before, ObjectNode message) {
    ObjectNode root = JSON.createObjectNode().put("object", "whatsapp_business_account");
    ArrayNode changes = root.putArray("entry").addObject().put("id", "1").putArray("changes");
    ObjectNode value = changes.addObject().put("field", "messages").putObject("value");
    value.put("messaging_product", "whatsapp");
    value.putObject("metadata").put("phone_number_id", "100000000000001");
    ArrayNode messages = value.putArray("messages").add(message);
    if (before != null) {
      messages.add(before);
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String words(long number) {
    return WORDS[(int) (number % WORDS.length)] + ", nomor " + number;
  }

  private static HttpRequest.Builder request(URI node, String path) {
    return HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
