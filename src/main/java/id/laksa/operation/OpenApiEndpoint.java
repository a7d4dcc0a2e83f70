package id.laksa.operation;

import id.laksa.http.HttpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code GET /api/openapi.yaml}. */
public final class OpenApiEndpoint {
  private final Path document;

  /** Serves this document. */
  public OpenApiEndpoint(Path document) {
    this.document = document;
  }

  /**
   * The document as it is.
   *
   * @throws IOException if it isn't there
   */
  public HttpAnswer show() throws IOException {
    return HttpAnswer.text(200, "application/yaml", Files.readString(document));
  }
}
