package id.laksa.web;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a form was sent from one of our own pages, as far as the browser says. */
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
   * Whether it may be taken. A browser that says nothing is too old to tell.
   *
   * @param site the header Sec-Fetch-Site
   * @param origin the header Origin
   * @param host the header Host
   */
  public boolean allows(@Nullable String site, @Nullable String origin, @Nullable String host) {
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
}
