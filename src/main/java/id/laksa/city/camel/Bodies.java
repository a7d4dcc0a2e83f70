package id.laksa.city.camel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/** Reads what a message of the city's carries: JSON as text, bytes, stream, file or map. */
final class Bodies {
  /** What a map leaves empty, an empty cell of a table say, isn't said. */
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.ALWAYS, JsonInclude.Include.NON_NULL));

  private Bodies() {}

  /**
   * A copy of it.
   *
   * @param most after so many bytes and one more it ends
   * @return null when it is none of these
   */
  static byte @Nullable [] json(Message message, int most) {
    Object body = message.getBody();
    try {
      if (body instanceof String text) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
      if (body instanceof byte[] bytes) {
        return bytes.clone();
      }
      if (body instanceof Map<?, ?>) {
        return JSON.writeValueAsBytes(Crossing.copy(body));
      }
      if (body instanceof WrappedFile<?> file && file.getFile() instanceof File local) {
        try (InputStream in = java.nio.file.Files.newInputStream(local.toPath())) {
          return in.readNBytes(most + 1);
        }
      }
      InputStream in = body == null ? null : message.getBody(InputStream.class);
      return in == null ? null : in.readNBytes(most + 1);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return null;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
