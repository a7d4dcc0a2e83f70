package id.laksa.words;

import java.util.List;

/**
 * What the words of a text make likely.
 *
 * @param category the matter; the department's general one when no word says more
 * @param department its owner; may be {@code KECAMATAN}
 * @param probability that this department must act, 0 to 1
 * @param words that speak for it, as written, in the order of the text; told of the likeliest only
 */
public record DepartmentGuess(
    String category, String department, double probability, List<String> words) {
  /** Copies the list. */
  public DepartmentGuess {
    words = List.copyOf(words);
  }
}
