package id.laksa.dev.fuzz;

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
import java.util.stream.Collectors;

/** Somebody with a browser who behaves: he logs in, reports, and looks whether all is well. */
final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final URI engine;

  Visitor(URI engine) {
    this.engine = engine;
  }

  /** Logs in on a page and gives what later requests carry as {@code Cookie}. */
  String login(String page, String user, String password, FoundKeys found)
      throws IOException, InterruptedException {
    String area = page.substring(1, page.indexOf('/', 1));
    found.read(area, get(page).body());
    post(
        page,
        "application/x-www-form-urlencoded",
        "token=%s&user=%s&password=%s"
            .formatted(encoded(found.token(area)), encoded(user), encoded(password)));
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Reports by the app; gives the status and the receipt. */
  Answer report(String text) throws IOException, InterruptedException {
    return post("/api/v1/complaints", "application/json", "{\"text\":\"" + text + "\"}");
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(engine.resolve(path)));
  }

  /** An answer as it came. */
  record Answer(int status, String body) {}

  private Answer post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(engine.resolve(path))
            .header("Content-Type", type)
            .header("Origin", engine.toString())
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
