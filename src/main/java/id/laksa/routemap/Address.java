package id.laksa.routemap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An endpoint's URI in its parts.
 *
 * @param scheme the component
 * @param path what follows, without slashes at its beginning for all but HTTP
 * @param options by name
 */
record Address(String scheme, String path, Map<String, String> options) {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");

  Address {
    options = Map.copyOf(options);
  }

  static Address of(String uri) {
    int colon = uri.indexOf(':');
    int question = uri.indexOf('?');
    String scheme = colon < 0 ? uri : uri.substring(0, colon);
    String path =
        colon < 0 ? "" : uri.substring(colon + 1, question < colon ? uri.length() : question);
    Map<String, String> options = new TreeMap<>();
    if (question > 0) {
      Arrays.stream(uri.substring(question + 1).split("&", 0))
          .map(option -> option.split("=", 2))
          .filter(option -> option.length == 2)
          .forEach(
              option ->
                  options.put(option[0], URLDecoder.decode(option[1], StandardCharsets.UTF_8)));
    }
    return new Address(scheme, path.replaceFirst("^//", ""), options);
  }

  String option(String name) {
    return options.getOrDefault(name, "");
  }

  boolean isInside() {
    return scheme.equals("direct") || scheme.equals("seda");
  }

  boolean isLedger() {
    return scheme.equals("ledger");
  }

  boolean isDoor() {
    return scheme.equals("platform-http");
  }

  /** Whether it only tells the time. */
  boolean isTimer() {
    return scheme.equals("timer") || scheme.equals("cron") || scheme.equals("quartz");
  }

  /** Its name among places. */
  String place() {
    return isLedger() ? scheme : scheme + ":" + path;
  }

  /** What of the ledger it takes from or adds to: {@code outbox events}; empty for anything. */
  String ledgerPart() {
    return switch (path) {
      case "outbox" -> "outbox " + option("destination");
      case "errands", "owe" -> "errands " + option("kind");
      case "record" -> "";
      default -> path;
    };
  }

  /** What sets a route going that begins here. */
  String inWords() {
    if (isDoor()) {
      String verb = option("httpMethodRestrict");
      return verb.isEmpty() ? path : verb.replace(",", ", ") + " " + path;
    }
    if (isTimer()) {
      return "every " + duration(option("period"));
    }
    return isLedger() && !ledgerPart().isEmpty() ? "ledger: " + ledgerPart() : scheme + ":" + path;
  }

  /** Whether a name may be what becomes of one with expressions in it, if that says anything. */
  static boolean fits(String pattern, String name) {
    if (EXPRESSION.matcher(pattern).replaceAll("").matches("|errands ")) {
      return false;
    }
    return name.matches(
        Arrays.stream(EXPRESSION.split(pattern, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+")));
  }

  private static String duration(String period) {
    return period.matches("\\d+") ? period + " ms" : period;
  }
}
