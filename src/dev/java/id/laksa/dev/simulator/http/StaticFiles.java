package id.laksa.dev.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The pages' style, script and icon, from the class path. */
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "chat.css", "text/css; charset=UTF-8",
          "chat.js", "text/javascript; charset=UTF-8",
          "icon.svg", "image/svg+xml");

  private StaticFiles() {}

  static void mount(Router router) {
    TYPES.forEach(
        (name, type) -> {
          Buffer content = read("/simulator/" + name);
          router
              .get("/simulator/" + name)
              .handler(
                  context ->
                      context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(content));
        });
  }

  private static Buffer read(String resource) {
    try (InputStream source = StaticFiles.class.getResourceAsStream(resource)) {
      return Buffer.buffer(source.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
