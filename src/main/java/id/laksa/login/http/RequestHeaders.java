package id.laksa.login.http;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request's headers say about who sends it and from which page. */
final class RequestHeaders {
  private final Map<String, Object> headers;

  /**
   * Reads these.
   *
   * @param headers as a route has them; names in any case
   */
  RequestHeaders(Map<String, Object> headers) {
    this.headers = headers;
  }

  /** A cookie; of several of the name the first one. */
  Optional<String> cookie(String name) {
    return all("Cookie").stream()
        .flatMap(line -> ServerCookieDecoder.STRICT.decode(line).stream())
        .filter(cookie -> cookie.name().equals(name))
        .map(cookie -> cookie.value())
        .findFirst();
  }

  /** Whether it came over TLS, to us or to a proxy of ours: the server's entrance says so. */
  boolean isSecure() {
    return all("X-Forwarded-Proto").contains("https");
  }

  private List<String> all(String name) {
    Object value = headers.get(name);
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }
}
