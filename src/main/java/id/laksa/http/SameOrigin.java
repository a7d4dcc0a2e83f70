package id.laksa.http;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form was sent from one of our own pages, as far as the browser says: the one answer for
 * every door that takes forms.
 */
public final class SameOrigin {
  private static final Set<String> OURS = Set.of("same-origin", "none");
  private final String publicHost;

  /**
   * Knows where we are.
   *
   * @param publicUrl the base of our links
   */
  public SameOrigin(String publicUrl) {
    this.publicHost = URI.create(publicUrl).getRawAuthority();
  }

  /**
   * Whether it may be taken. A browser that says nothing is too old to tell, and is left to the
   * form's token; one that says something twice is none.
   *
   * @param headers of the request, names in any case
   */
  public boolean allows(Map<String, Object> headers) {
    for (String name : List.of("Sec-Fetch-Site", "Origin", "Host")) {
      if (headers.get(name) instanceof Collection<?> several && several.size() > 1) {
        return false;
      }
    }
    return allows(
        one(headers.get("Sec-Fetch-Site")), one(headers.get("Origin")), one(headers.get("Host")));
  }

  private boolean allows(@Nullable String site, @Nullable String origin, @Nullable String host) {
    if (site != null && !OURS.contains(site)) {
      return false;
    }
    if (origin == null) {
      return true;
    }
    if (origin.equals("null")) {
      return "same-origin".equals(site);
    }
    String from = origin.replaceFirst("^https?://", "");
    return !from.equals(origin)
        && (from.equalsIgnoreCase(publicHost) || from.equalsIgnoreCase(host));
  }

  private static @Nullable String one(@Nullable Object value) {
    Object only =
        value instanceof Collection<?> one && !one.isEmpty() ? one.iterator().next() : value;
    return only == null ? null : only.toString();
  }
}
