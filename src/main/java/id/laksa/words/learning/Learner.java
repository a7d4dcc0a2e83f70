package id.laksa.words.learning;

import id.laksa.words.Language;
import id.laksa.words.Mention;
import id.laksa.words.Terms;
import id.laksa.words.WordRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Learns which terms speak for which department: a softmax regression whose weights are never
 * negative. Takes some minutes for ten thousand examples; the same examples give the same rows.
 */
public final class Learner {
  private static final int FOLDS = 4;
  private static final double HUNDREDTHS = 100;

  private final Language language;
  private final int mostRows;
  private final Predicate<String> wanted;
  private final List<WordRow> personal;

  /**
   * What was learned.
   *
   * @param rows those of every text first, then by term and category
   * @param threshold the probability from which on guesses about unseen examples are right as often
   *     as was asked, chance allowed for; 1 when they never are
   */
  public record Learned(List<WordRow> rows, double threshold) {
    /** Copies the list. */
    public Learned {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Prepares.
   *
   * @param mostRows so many rows are made at most
   * @param wanted which terms may be learned
   * @param personal what persons set, by the categories of the examples: it is learned around
   */
  public Learner(
      Language language, int mostRows, Predicate<String> wanted, List<WordRow> personal) {
    this.language = language;
    this.mostRows = mostRows;
    this.wanted = wanted;
    this.personal = List.copyOf(personal);
  }

  /**
   * Learns.
   *
   * @param precision how often guesses above the threshold must be right, 0 to 1
   * @throws IllegalArgumentException if the examples are of fewer than two categories
   */
  public Learned learn(List<TrainingExample> examples, double precision) {
    List<Map<String, Mention>> terms =
        examples.stream().map(example -> Terms.of(language.words(example.text()))).toList();
    List<String> answers = examples.stream().map(TrainingExample::category).toList();
    TrainingSet set = new TrainingSet(terms, answers, wanted, personal);
    if (set.categories.size() < 2) {
      throw new IllegalArgumentException("examples of at least two departments are needed");
    }
    Calibration calibration = new Calibration();
    for (int fold = 0; fold < FOLDS; fold++) {
      Model model = Model.fit(set.fold(fold, FOLDS, false), mostRows);
      TrainingSet unseen = set.fold(fold, FOLDS, true);
      for (int i = 0; i < unseen.rows.size(); i++) {
        TermRow row = unseen.rows.get(i);
        calibration.add(model.learned(row), model.personal(row), unseen.answers.get(i));
      }
    }
    double factor = calibration.factor();
    return new Learned(
        rows(set, Model.fit(set, mostRows), factor), calibration.threshold(factor, precision));
  }

  private static List<WordRow> rows(TrainingSet set, Model model, double factor) {
    List<WordRow> rows = new ArrayList<>();
    int categories = set.categories.size();
    for (int i = model.kept.nextSetBit(0); i >= 0; i = model.kept.nextSetBit(i + 1)) {
      double added = hundredths(model.weights[i] * factor);
      if (added > 0) {
        // Of two rows of one term the stronger counts.
        double weight = hundredths(set.personal[i] + added);
        rows.add(
            new WordRow(
                set.terms.get(i / categories), set.categories.get(i % categories), weight, true));
      }
    }
    rows.sort(Comparator.comparing(WordRow::term).thenComparing(WordRow::category));
    List<WordRow> all = new ArrayList<>();
    for (int c = 0; c < categories; c++) {
      double weight = hundredths(model.always[c] * factor);
      all.add(new WordRow(WordRow.EVERY_TEXT, set.categories.get(c), weight, true));
    }
    all.addAll(rows);
    return all;
  }

  private static double hundredths(double weight) {
    return Math.round(weight * HUNDREDTHS) / HUNDREDTHS;
  }
}
