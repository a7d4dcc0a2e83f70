package id.laksa.words.learning;

import id.laksa.words.WordTable;
import java.util.BitSet;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/** Weights that explain a training set, most of them 0. */
final class Model {
  private static final int FIRST_ITERATIONS = 60;
  private static final int LAST_ITERATIONS = 80;
  private static final int MEMORY = 10;
  private static final int MOST_TRIES = 1_000;

  private static final double SPARSITY = 2;

  private final TrainingSet set;
  private final Loss loss;
  final BitSet kept;
  final double[] weights;
  final double[] always;

  private Model(TrainingSet set, BitSet kept, int iterations, double sparsity) {
    this.set = set;
    this.kept = kept;
    this.loss = new Loss(set, kept, sparsity);
    double[] x = new QNMinimizer(0, 0, iterations, MEMORY, MOST_TRIES).minimize(loss);
    this.weights = loss.weights(x);
    this.always = loss.always(x);
  }

  /**
   * Fits twice: with all weights, of which the sparsity leaves few, then with those that matter
   * most.
   *
   * @param most so many weights are kept
   */
  static Model fit(TrainingSet set, int most) {
    BitSet all = new BitSet();
    IntStream.range(0, set.personal.length)
        // Beside what speaks against, the stronger of two rows wouldn't be their sum.
        .filter(i -> set.personal[i] >= 0)
        .forEach(all::set);
    Model full = new Model(set, all, FIRST_ITERATIONS, SPARSITY);
    return new Model(set, full.heaviest(most), LAST_ITERATIONS, 0);
  }

  /** What the learned weights give each category for a row, before it becomes a probability. */
  double[] learned(TermRow row) {
    return scores(row, weights, always);
  }

  /** What the weights that persons set give each category. */
  double[] personal(TermRow row) {
    return scores(row, set.personal, new double[always.length]);
  }

  private double[] scores(TermRow row, double[] of, double[] inAny) {
    TermRow known = loss.known(row);
    return Softmax.scores(known, WordTable.norm(known.squares()), of, inAny);
  }

  /** Those that move the scores of the examples most. */
  private BitSet heaviest(int most) {
    double[] presence = new double[set.terms.size()];
    for (TermRow row : set.rows) {
      double norm = WordTable.norm(row.squares());
      for (int t = 0; t < row.terms.length; t++) {
        double share = row.strengths[t] / norm;
        presence[row.terms[t]] += share * share;
      }
    }
    BitSet heaviest = new BitSet();
    IntStream.range(0, weights.length)
        .filter(i -> weights[i] > 0)
        .boxed()
        .sorted(
            (a, b) ->
                Double.compare(
                    weights[b] * Math.sqrt(presence[b / always.length]),
                    weights[a] * Math.sqrt(presence[a / always.length])))
        .limit(most)
        .forEach(heaviest::set);
    return heaviest;
  }
}
