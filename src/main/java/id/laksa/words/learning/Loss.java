package id.laksa.words.learning;

import id.laksa.words.WordTable;
import java.util.Arrays;
import java.util.BitSet;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * How badly weights explain the examples: the negative log likelihood of a softmax, and a penalty
 * for large weights. What persons set is there already: what is learned is added to it. Weights are
 * squares of the variables, so that a word only ever speaks for a department: a table without
 * negative weights can be read, and it generalised better.
 */
final class Loss implements Function {
  private static final double START = 0.3;
  private static final double PENALTY = 12;
  // Between rare words that mean much and frequent ones that are known well.
  private static final double RARITY_POWER = 1.4;

  // The learned weights grow by about a fifth when they are scaled; a person's don't.
  private static final double SHARE_OF_PERSONS = 0.8;

  private final TrainingSet set;
  private final BitSet allowed;
  private final double sparsity;
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
   * @param sparsity how much each weight costs by its size alone, so that few are left; 0 or more
   */
  Loss(TrainingSet set, BitSet allowed, double sparsity) {
    this.set = set;
    this.allowed = allowed;
    this.sparsity = sparsity;
    this.categories = set.categories.size();
    this.terms = set.terms.size();
    this.scale = Arrays.stream(set.rarity).map(r -> Math.pow(r, RARITY_POWER)).toArray();
    this.norms =
        set.rows.stream().mapToDouble(row -> WordTable.norm(known(row).squares())).toArray();
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
    for (int i = 0; i < weights.length; i++) {
      weights[i] += SHARE_OF_PERSONS * set.personal[i];
    }
    double[] always = always(x);
    double[] gradient = new double[x.length];
    double value = 0;
    for (int r = 0; r < set.rows.size(); r++) {
      TermRow row = set.rows.get(r);
      int answer = set.answers.get(r);
      double norm = norms[r];
      double[] scores = Softmax.scores(row, norm, weights, always);
      value -= Softmax.logProbability(scores, answer);
      Softmax.toProbabilities(scores);
      scores[answer] -= 1;
      for (int c = 0; c < categories; c++) {
        gradient[terms * categories + c] += scores[c];
        scores[c] /= norm;
      }
      for (int t = 0; t < row.terms.length; t++) {
        for (int c = 0; c < categories; c++) {
          gradient[row.terms[t] * categories + c] += row.strengths[t] * scores[c];
        }
      }
    }
    for (int i = 0; i < terms * categories; i++) {
      if (allowed.get(i)) {
        double weight = square(x[i]);
        value += PENALTY / 2 * weight * weight + sparsity * weight;
        gradient[i] =
            (gradient[i] * scale[i / categories] + PENALTY * weight + sparsity) * slope(x[i]);
      } else {
        gradient[i] = 0;
      }
    }
    lastAt = x.clone();
    lastGradient = gradient;
    lastValue = value;
  }

  /** The row without the terms that the table won't have. */
  TermRow known(TermRow row) {
    return row.only(
        term -> {
          int next = allowed.nextSetBit(term * categories);
          return (next >= 0 && next < (term + 1) * categories) || set.isPersonal(term);
        });
  }

  // The variables start at 0, where a square's slope is 0 too and nothing would ever move.
  private static double square(double x) {
    return (x + START) * (x + START);
  }

  private static double slope(double x) {
    return 2 * (x + START);
  }
}
