package id.laksa.rulebook;

import java.util.regex.Pattern;

/** How names of places and roads are compared: by their letters and digits alone. */
final class Letters {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]{1,30}([ .'-]{1,2}[a-z0-9]{1,30}){0,4}");
  private static final int FEWEST = 3;
  private static final int MOST = 60;

  private Letters() {}

  /**
   * Whether a name, in small letters, is 1 to 5 words of letters and digits, as texts have them.
   */
  static boolean isName(String name) {
    int letters = of(name).length();
    return NAME.matcher(name).matches() && letters >= FEWEST && letters <= MOST;
  }

  /** The letters and digits of a name, without what parts them. */
  static String of(String name) {
    return name.replaceAll("[^a-z0-9]", "");
  }
}
