package id.laksa.dev.simulator;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An approved message template.
 *
 * @param language its code, as {@code id}
 * @param body with a place <code>{{1}}</code>, <code>{{2}}</code>, … for each parameter
 * @param imageHeader whether every message needs an image above the body
 * @param quickReplies titles of its buttons, at most 10
 */
public record Template(
    String name, String language, String body, boolean imageHeader, List<String> quickReplies) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\d{1,2})}}");

  /** Copies the buttons. */
  public Template {
    quickReplies = List.copyOf(quickReplies);
  }

  /** How many parameters the body takes. */
  public int parameters() {
    return PLACE.matcher(body).results().mapToInt(Template::number).max().orElse(0);
  }

  /** The body as a citizen reads it; as many parameters as {@link #parameters()}. */
  String filled(List<String> parameters) {
    return PLACE
        .matcher(body)
        .replaceAll(place -> Matcher.quoteReplacement(parameters.get(number(place) - 1)));
  }

  private static int number(MatchResult place) {
    return Integer.parseInt(place.group(1));
  }
}
