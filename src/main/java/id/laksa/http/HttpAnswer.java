package id.laksa.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request gets back.
 *
 * @param body its bytes, or an {@link java.io.InputStream} that the server closes
 */
public record HttpAnswer(int status, String contentType, Map<String, String> headers, Object body) {
  static final String SET_COOKIE = "Set-Cookie";

  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

  /**
   * A page in HTML, kept by no cache. It may load styles, scripts and pictures from here only and
   * send its forms nowhere else; nothing in it runs that isn't a file of ours. It may ask where it
   * is.
   */
  public static HttpAnswer page(int status, String html) {
    return text(status, "text/html; charset=utf-8", html)
        .with("Cache-Control", "no-store")
        .with("Content-Security-Policy", PAGE_POLICY)
        .with("Permissions-Policy", "geolocation=(self)")
        // With no-referrer a browser would send its own forms as from nowhere: Origin: null.
        .with("Referrer-Policy", "same-origin");
  }

  /** Leads on to another address of ours, by GET. */
  public static HttpAnswer seeOther(String path) {
    return text(303, "text/plain; charset=utf-8", "")
        .with("Location", path)
        .with("Cache-Control", "no-store");
  }

  /** The same with one header more. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, contentType, more, body);
  }

  /** The same with one cookie more; several are parted by line ends, which no header can hold. */
  public HttpAnswer withCookie(String cookie) {
    String before = headers.get(SET_COOKIE);
    return with(SET_COOKIE, before == null ? cookie : before + "\n" + cookie);
  }
}
