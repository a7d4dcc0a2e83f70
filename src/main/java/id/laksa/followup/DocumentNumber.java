package id.laksa.followup;

import id.laksa.texts.Texts;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form of a document's number. It is published, so it must not carry a sentence: who writes one
 * there may name somebody.
 */
public final class DocumentNumber {
  /** Most characters of one. */
  public static final int LONGEST = 60;

  private static final Pattern FIGURES = Pattern.compile("[A-Za-z0-9/. -]*[0-9][A-Za-z0-9/. -]*");
  private static final Pattern WORD = Pattern.compile("[^0-9]*[A-Za-z][^0-9]*");

  /** "Keputusan Wali Kota 12/2026"; what needs more of them is a sentence. */
  private static final int MOST_WORDS = 3;

  private DocumentNumber() {}

  /** What it must be, in a sentence. */
  public static String form(Texts texts) {
    return texts.text("followup.document-form", Map.of("longest", LONGEST));
  }

  /**
   * Whether a text may be one: letters, digits, spaces and {@code / . -}, at least one digit, at
   * most {@value #LONGEST} characters and three words without a digit.
   */
  public static boolean isOne(String text) {
    return text.length() <= LONGEST
        && FIGURES.matcher(text).matches()
        && Arrays.stream(text.split(" ")).filter(part -> WORD.matcher(part).matches()).count()
            <= MOST_WORDS;
  }
}
