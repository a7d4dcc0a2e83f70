package id.laksa.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers of a neighbourhood: {@code RT 03/05}, {@code rt.003 rw.005}, {@code RW 5}. */
final class RtRw {
  private static final String GAP = "[\\s.:,]{0,3}";
  private static final String NUMBER = "0{0,2}([1-9]\\d{0,2})(?!\\d)";
  // Every part is bounded, so that hostile input can't make it backtrack far.
  private static final Pattern BOTH =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])rt(?:\\s?/\\s?rw)?%1$s%2$s(?:[\\s.,]{0,3}[/-]?\\s?rw%1$s%2$s|\\s?/\\s?%2$s)?"
              .formatted(GAP, NUMBER));
  private static final Pattern RW_ALONE =
      Pattern.compile("(?<![\\p{L}\\p{Nd}])rw%s%s".formatted(GAP, NUMBER));

  private RtRw() {}

  /**
   * The first one in a text; empty when there is none.
   *
   * @param plain see {@link TextTokens#plain}
   */
  static Optional<String> in(String plain) {
    Matcher both = BOTH.matcher(plain);
    if (both.find()) {
      List<String> parts = new ArrayList<>(List.of("rt " + both.group(1)));
      String rw = both.group(2) == null ? both.group(3) : both.group(2);
      if (rw != null) {
        parts.add("rw " + rw);
      }
      return Optional.of(String.join("/", parts));
    }
    Matcher rw = RW_ALONE.matcher(plain);
    return rw.find() ? Optional.of("rw " + rw.group(1)) : Optional.empty();
  }
}
