package id.laksa.words;

/**
 * A row of {@code rules/words.csv}.
 *
 * @param term one root, or two with a blank between; {@value #EVERY_TEXT} for what counts in each
 *     text
 * @param category what it speaks for
 * @param weight how much, finite; below 0 it speaks against
 * @param learned whether {@code learn} made it rather than a person
 */
public record WordRow(String term, String category, double weight, boolean learned) {
  /** The term of a row that counts in each text. */
  public static final String EVERY_TEXT = "*";

  WordRow of(String otherCategory) {
    return new WordRow(term, otherCategory, weight, learned);
  }
}
