package id.laksa.words.learning;

import id.laksa.words.WordTable;
import java.util.Arrays;
import java.util.BitSet;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * How badly weights explain the examples: the negative log likelihood of a softmax, and a penalty
 * for large weights. Weights are squares of the variables, so that a word only ever speaks for a
 * department: a table without negative weights can be read, and it generalised better.
 */
final class Loss implements Function {
  private static final double START = 0.3;
  private static final double PENALTY = 12;
  // Between rare words that mean much and frequent ones that are known well.
  private static final double RARITY_POWER = 1.4;

  private final TrainingSet set;
  private final BitSet allowed;
  private final int categories;
  private final int terms;
  private final double[] scale;
  private final double[] norms;
  private double[] lastAt = new double[0];
  private double[] lastGradient = new double[0];
  private double lastValue;

  /**
   * Prepares.
   *
   * @param allowed which weights may be other than 0: bit term × categories + category
   */
  Loss(TrainingSet set, BitSet allowed) {
    this.set = set;
    this.allowed = allowed;
    this.categories = set.categories.size();
    this.terms = set.terms.size();
    this.scale = Arrays.stream(set.rarity).map(r -> Math.pow(r, RARITY_POWER)).toArray();
    this.norms = set.rows.stream().mapToDouble(this::norm).toArray();
  }

  @Override
  public int getDimension() {
    return (terms + 1) * categories;
  }

  @Override
  public double valueAt(double[] x) {
    compute(x);
    return lastValue;
  }

  @Override
  public double[] gradientAt(double[] x) {
    compute(x);
    return lastGradient.clone();
  }

  /** The weights behind the variables, by term and category, each as it counts in a text. */
  double[] weights(double[] x) {
    double[] weights = new double[terms * categories];
    for (int i = allowed.nextSetBit(0); i >= 0; i = allowed.nextSetBit(i + 1)) {
      weights[i] = square(x[i]) * scale[i / categories];
    }
    return weights;
  }

  /** What each category has in every text. */
  double[] always(double[] x) {
    return Arrays.copyOfRange(x, terms * categories, x.length);
  }

  private void compute(double[] x) {
    if (Arrays.equals(x, lastAt)) {
      return;
    }
    double[] weights = weights(x);
    double[] gradient = new double[x.length];
    double value = 0;
    double[] scores = new double[categories];
    for (int r = 0; r < set.rows.size(); r++) {
      int[] row = set.rows.get(r);
      int answer = set.answers.get(r);
      double norm = norms[r];
      Softmax.scores(row, norm, weights, x, terms, scores);
      value -= Softmax.logProbability(scores, answer);
      Softmax.toProbabilities(scores);
      scores[answer] -= 1;
      for (int c = 0; c < categories; c++) {
        gradient[terms * categories + c] += scores[c];
        scores[c] /= norm;
      }
      for (int term : row) {
        for (int c = 0; c < categories; c++) {
          gradient[term * categories + c] += scores[c];
        }
      }
    }
    for (int i = 0; i < terms * categories; i++) {
      if (allowed.get(i)) {
        double weight = square(x[i]);
        value += PENALTY / 2 * weight * weight;
        gradient[i] = (gradient[i] * scale[i / categories] + PENALTY * weight) * slope(x[i]);
      } else {
        gradient[i] = 0;
      }
    }
    lastAt = x.clone();
    lastGradient = gradient;
    lastValue = value;
  }

  /** By what the weights of a row are divided: as in the table, but only for allowed terms. */
  private double norm(int[] row) {
    int known = 0;
    for (int term : row) {
      int next = allowed.nextSetBit(term * categories);
      known += next >= 0 && next < (term + 1) * categories ? 1 : 0;
    }
    return WordTable.norm(known);
  }

  // The variables start at 0, where a square's slope is 0 too and nothing would ever move.
  private static double square(double x) {
    return (x + START) * (x + START);
  }

  private static double slope(double x) {
    return 2 * (x + START);
  }
}
