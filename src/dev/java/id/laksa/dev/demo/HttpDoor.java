package id.laksa.dev.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody's HTTP client, with cookies of its own. It follows no redirect by itself. */
final class HttpDoor {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .cookieHandler(new CookieManager())
          .build();
  private final URI base;

  HttpDoor(URI base) {
    this.base = base;
  }

  DoorAnswer get(String path) {
    return get(path, Map.of());
  }

  /**
   * Gets something of the engine's.
   *
   * @param path or a whole address, of which the path counts: the engine's public name need not be
   *     known here
   */
  DoorAnswer get(String path, Map<String, String> headers) {
    return send(request(path, headers).GET());
  }

  DoorAnswer postJson(String path, String json, Map<String, String> headers) {
    return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  DoorAnswer postForm(String path, FormBody form, Map<String, String> headers) {
    return post(path, form.contentType(), form.bytes(), headers);
  }

  /** Sends a page's form without files, as a browser does. */
  DoorAnswer postFields(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(
        path,
        "application/x-www-form-urlencoded",
        body.getBytes(StandardCharsets.UTF_8),
        Map.of("Origin", base.toString()));
  }

  URI base() {
    return base;
  }

  private DoorAnswer post(String path, String type, byte[] body, Map<String, String> headers) {
    return send(
        request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    String own = path.replaceFirst("^https?://[^/]+", "");
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(own)).timeout(ANSWER);
    headers.forEach(request::header);
    return request;
  }

  private DoorAnswer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      return new DoorAnswer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new Unexpected("an answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unexpected("to be left alone", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
