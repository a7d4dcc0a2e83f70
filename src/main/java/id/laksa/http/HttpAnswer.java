package id.laksa.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request gets back.
 *
 * @param body text, or an {@link java.io.InputStream} that the server closes
 */
public record HttpAnswer(int status, String contentType, Map<String, String> headers, Object body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /** A text in UTF-8. */
  public static HttpAnswer text(int status, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new HttpAnswer(status, contentType, Map.of(), bytes);
  }

  /** JSON. */
  public static HttpAnswer json(int status, String body) {
    return text(status, "application/json", body);
  }

  /** The same with one header more. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, contentType, more, body);
  }
}
