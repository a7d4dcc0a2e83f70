package id.laksa.operation;

import id.laksa.http.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code GET /api/openapi.yaml}: the document that requests are held against. */
public final class OpenApiEndpoint {
  /**
   * The document as it is.
   *
   * @throws IOException if it can't be read
   */
  public HttpAnswer show() throws IOException {
    try (InputStream document = OpenApiEndpoint.class.getResourceAsStream("/api/openapi.yaml")) {
      byte[] utf8 = Objects.requireNonNull(document).readAllBytes();
      return HttpAnswer.text(200, "application/yaml", new String(utf8, StandardCharsets.UTF_8));
    }
  }
}
