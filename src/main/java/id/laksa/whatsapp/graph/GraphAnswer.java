package id.laksa.whatsapp.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.laksa.http.StrictJson;
import id.laksa.whatsapp.GraphErrors;
import id.laksa.whatsapp.SendResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the Graph API, taken apart; one that isn't JSON has no fields.
 *
 * @param retryAfter how long it asks to wait; null when it doesn't
 */
record GraphAnswer(int status, JsonNode body, @Nullable Duration retryAfter) {
  private static final ObjectMapper MAPPER = StrictJson.mapper();
  private static final int LONGEST_FIELD = 4_096;

  static GraphAnswer of(HttpResponse<byte[]> response, Instant now) {
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .map(it -> RetryAfter.read(it, now))
            .orElse(null);
    return new GraphAnswer(response.statusCode(), json(response.body()), wait);
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** What to do about one that is no success. */
  SendResult failure() {
    int code = body.path("error").path("code").asInt(GraphErrors.NO_CODE);
    return GraphErrors.of(code, status, retryAfter);
  }

  /** A text at the address, when there is one that isn't blank. */
  Optional<String> text(String pointer) {
    JsonNode node = body.at(pointer);
    String text = node.asText();
    return node.isTextual() && !text.isBlank() && text.length() <= LONGEST_FIELD
        ? Optional.of(text)
        : Optional.empty();
  }

  private static JsonNode json(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
