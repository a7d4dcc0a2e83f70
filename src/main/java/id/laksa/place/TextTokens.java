package id.laksa.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text: each run of letters and each run of digits, without accents, in their order;
 * and each {@value #BARRIER}, which no name reaches across. Time grows linearly with the text.
 */
final class TextTokens {
  /** Stands between two texts. */
  static final String BARRIER = "|";

  private TextTokens() {}

  /**
   * Parts a text.
   *
   * @param plain see {@link #plain}
   */
  static List<String> of(String plain) {
    String text = withoutMarks(plain);
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int kind = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int now = Character.isLetter(c) ? 1 : Character.isDigit(c) ? 2 : 0;
      if (now != kind) {
        add(text, start, i, kind, tokens);
        start = i;
        kind = now;
      }
      if (c == '|') {
        tokens.add(BARRIER);
      }
      i += Character.charCount(c);
    }
    add(text, start, i, kind, tokens);
    return tokens;
  }

  /** Small letters in their plain form; full-width ones too. */
  static String plain(String text) {
    return (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD))
        .toLowerCase(Locale.ROOT);
  }

  private static void add(String text, int from, int to, int kind, List<String> tokens) {
    if (kind != 0) {
      tokens.add(text.substring(from, to));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String withoutMarks(String text) {
    return isAscii(text)
        ? text
        : text.codePoints()
            .filter(c -> !isMark(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isMark(int c) {
    return c > 127
        && switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }
}
