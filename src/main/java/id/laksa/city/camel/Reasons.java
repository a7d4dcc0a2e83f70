package id.laksa.city.camel;

import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** Says why a file is set aside, in one bounded line without secrets. */
final class Reasons {
  private static final int LONGEST = 300;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Reasons() {}

  /** The cause that says most: the innermost. */
  static Throwable root(Throwable fault) {
    Throwable root = fault;
    for (int i = 0; i < 50 && root.getCause() != null && root.getCause() != root; i++) {
      root = root.getCause();
    }
    return root;
  }

  /** The route that a fault is about; null when it is about none. */
  static @Nullable String route(Throwable fault) {
    Throwable cause = fault;
    for (int i = 0; i < 50 && cause != null; i++) {
      if (cause instanceof FailedToCreateRouteException creation) {
        return creation.getRouteId();
      }
      if (cause instanceof FailedToStartRouteException start) {
        return start.getRouteId();
      }
      cause = cause.getCause();
    }
    return null;
  }

  static String of(Throwable fault) {
    Throwable root = root(fault);
    String said = root.getMessage();
    return said == null || said.isBlank() ? root.getClass().getSimpleName() : bounded(said);
  }

  static String engines(String scheme) {
    return scheme + ": is the engine's own: a city's file has direct:laksa-submit and its like";
  }

  /** One line, not too long, passwords out. */
  static String bounded(@Nullable String said) {
    if (said == null) {
      return "";
    }
    String line = BLANKS.matcher(URISupport.sanitizeUri(said)).replaceAll(" ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
