package id.laksa.liveroom;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An operator's browser, as far as HTTP goes: it keeps its cookie and fills in forms. */
public final class OperatorBrowser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(token|seen)\" value=\"([^\"]*)\">");
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String source = "";

  /** A page, or what else came. */
  public record Page(int status, String html, HttpResponse<String> raw) {
    /** What a form of the page carries along, for its session and what it showed. */
    public Map<String, String> hidden() {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher inputs = HIDDEN.matcher(html);
      while (inputs.find()) {
        fields.put(inputs.group(1), inputs.group(2));
      }
      return fields;
    }

    /** A header of the answer; empty when it has none. */
    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  /** Visits an engine at this base. */
  public OperatorBrowser(String base) {
    this.base = base;
  }

  /** Opens a page. */
  public Page open(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  /** Opens a page with a header more. */
  HttpResponse<String> open(String path, String header, String value) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).header(header, value).GET()).raw();
  }

  /** Sends a form as the page had it, with what was filled in. */
  public Page submit(Page page, String path, Map<String, String> filledIn) {
    Map<String, String> fields = page.hidden();
    fields.putAll(filledIn);
    return post(path, fields, Map.of("Origin", base));
  }

  Page post(String path, Map<String, String> fields, Map<String, String> headers) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    headers.forEach(request::header);
    return send(request);
  }

  /** Tries to log in. */
  public Page logIn(String user, String password) {
    return submit(
        open("/live-room/login"), "/live-room/login", Map.of("user", user, "password", password));
  }

  /** Logs in with a code of the second factor. */
  Page logIn(String user, String password, String code) {
    return submit(
        open("/live-room/login"),
        "/live-room/login",
        Map.of("user", user, "password", password, "code", code));
  }

  /** Comes from this address from now on. */
  OperatorBrowser from(String address) {
    source = address;
    return this;
  }

  /** The cookies, to be stolen. */
  String cookie() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Takes over another browser's cookie. */
  OperatorBrowser with(String stolen) {
    for (String cookie : stolen.split("; ", -1)) {
      keep(cookie);
    }
    return this;
  }

  private void keep(String cookie) {
    cookies.put(
        cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1));
  }

  private Page send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookie());
    }
    if (!source.isEmpty()) {
      request.header("X-Forwarded-For", source);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      response
          .headers()
          .allValues("Set-Cookie")
          .forEach(given -> keep(given.substring(0, given.indexOf(';'))));
      return new Page(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
