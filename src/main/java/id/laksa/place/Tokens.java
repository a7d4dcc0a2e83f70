package id.laksa.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text: each run of letters and each run of digits, without accents, in their order;
 * and each {@value #BARRIER}, which no name reaches across. Time grows linearly with the text.
 */
final class Tokens {
  /** Stands between two texts. */
  static final String BARRIER = "|";

  private Tokens() {}

  /**
   * Parts a text.
   *
   * @param plain see {@link #plain}
   */
  static List<String> of(String plain) {
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    int kind = 0;
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      if (isMark(c)) {
        continue;
      }
      int now = Character.isLetter(c) ? 1 : Character.isDigit(c) ? 2 : 0;
      if (now != kind) {
        add(token, tokens);
        kind = now;
      }
      if (now != 0) {
        token.appendCodePoint(c);
      } else if (c == '|') {
        tokens.add(BARRIER);
      }
    }
    add(token, tokens);
    return tokens;
  }

  /** Small letters in their plain form; full-width ones too. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
  }

  private static void add(StringBuilder token, List<String> tokens) {
    if (token.length() > 0) {
      tokens.add(token.toString());
      token.setLength(0);
    }
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
