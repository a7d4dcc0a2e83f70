package id.laksa.login.http;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request's headers say about who sends it and from which page. */
final class Visit {
  private final Map<String, Object> headers;

  /**
   * Reads these.
   *
   * @param headers as a route has them; names in any case
   */
  Visit(Map<String, Object> headers) {
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

  /**
   * Whether a form may have been sent from a page of ours. A browser says where it comes from; what
   * says nothing is no browser of today, and is left to the form's token.
   */
  boolean comesFromHere(String publicUrl) {
    String site = one("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = one("Origin");
    return origin == null
        || origin.equals(publicUrl)
        || origin.equals("http://" + one("Host"))
        || origin.equals("https://" + one("Host"));
  }

  private @Nullable String one(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.get(0);
  }

  private List<String> all(String name) {
    Object value = headers.get(name);
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }
}
