package id.laksa.web;

/** Which characters a text may hold. */
final class Characters {
  private static final char UNREADABLE = '\uFFFD';

  private Characters() {}

  /**
   * Whether a text holds NUL, half a surrogate pair, or what was no character at all when it came
   * (which reading as UTF-8 has turned into U+FFFD).
   */
  static boolean broken(String text) {
    return text.codePoints().anyMatch(Characters::isBroken);
  }

  /** The text without those. */
  static String readable(String text) {
    return broken(text)
        ? text.codePoints()
            .filter(c -> !isBroken(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  /** Also when the blanks are such as Java doesn't count as white space: U+00A0. */
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean isBroken(int c) {
    return c == 0 || c == UNREADABLE || (c >= 0xD800 && c <= 0xDFFF);
  }
}
