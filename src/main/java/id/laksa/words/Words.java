package id.laksa.words;

import java.util.List;

/** Reads complaints: what their words make likely, and what must not wait. Pure, for any thread. */
public final class Words {
  private final Language language;
  private final WordTable table;
  private final Alarms alarms;
  private final double threshold;

  /**
   * Holds the tables.
   *
   * @param threshold the probability from which a guess is sure, 0 to 1
   */
  public Words(Language language, WordTable table, Alarms alarms, double threshold) {
    this.language = language;
    this.table = table;
    this.alarms = alarms;
    this.threshold = threshold;
  }

  /** Reads one text; time grows linearly with its length. */
  public Reading read(String text) {
    return read(text, List.of());
  }

  /**
   * Reads one text; the names of places in it speak for no department.
   *
   * @param names as written, in small letters, with a blank between words
   */
  public Reading read(String text, List<String> names) {
    List<Word> words = language.words(text);
    if (words.isEmpty()) {
      return Reading.NOTHING;
    }
    List<DepartmentGuess> guesses = table.guesses(NamesOut.of(words, names));
    boolean sure = !guesses.isEmpty() && guesses.get(0).probability() >= threshold;
    return new Reading(guesses, sure, alarms.in(words));
  }

  /** How words are written. */
  public Language language() {
    return language;
  }

  /** The rows of {@code words.csv}, in their order. */
  public List<WordRow> rows() {
    return table.rows();
  }

  /** Those of them that persons set, each for the general category of its owner. */
  public List<WordRow> personal() {
    return table.personal();
  }
}
