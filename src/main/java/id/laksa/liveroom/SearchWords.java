package id.laksa.liveroom;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words by which texts are found: runs of letters and digits, small, without accents; and the
 * parts by which a ticket is found. The same for what is kept and for what is looked for.
 */
public final class SearchWords {
  /** Fewest signs of a ticket by which it is found. */
  public static final int PART = 4;

  private static final int LONGEST_WORD = 60;
  private static final int MOST_WORDS = 1_000;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private SearchWords() {}

  /** The words of a text, in order: of a longer one its beginning, at most 1,000 of them. */
  public static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(MARKS.matcher(plain).replaceAll(""), -1)) {
      if (!word.isEmpty() && words.size() < MOST_WORDS) {
        words.add(shortened(word));
      }
    }
    return List.copyOf(words);
  }

  /**
   * Every four signs of a ticket, or of a part of one, that stand side by side. Whoever has all of
   * a part's has the part; by chance hardly anybody else.
   *
   * @param symbols of the ticket's alphabet, without hyphens
   */
  public static List<String> parts(String symbols) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i + PART <= symbols.length(); i++) {
      // No word has this sign.
      parts.add("#" + symbols.substring(i, i + PART));
    }
    return List.copyOf(parts);
  }

  private static String shortened(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST_WORD
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
  }
}
