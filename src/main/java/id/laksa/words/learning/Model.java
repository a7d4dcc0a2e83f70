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

  private final TrainingSet set;
  private final Loss loss;
  final BitSet kept;
  private final double[] x;
  final double[] weights;
  final double[] always;

  private Model(TrainingSet set, BitSet kept, int iterations) {
    this.set = set;
    this.kept = kept;
    this.loss = new Loss(set, kept);
    this.x = new QNMinimizer(0, 0, iterations, MEMORY, MOST_TRIES).minimize(loss);
    this.weights = loss.weights(x);
    this.always = loss.always(x);
  }

  /**
   * Fits twice: with all weights, then with those that matter most.
   *
   * @param most so many weights are kept
   */
  static Model fit(TrainingSet set, int most) {
    BitSet all = new BitSet();
    all.set(0, set.terms.size() * set.categories.size());
    Model full = new Model(set, all, FIRST_ITERATIONS);
    return new Model(set, full.heaviest(most), LAST_ITERATIONS);
  }

  /** What each category gets for a row, before it becomes a probability. */
  double[] scores(int[] row) {
    int[] known =
        IntStream.of(row)
            .filter(
                term -> {
                  int first = term * always.length;
                  int next = kept.nextSetBit(first);
                  return next >= 0 && next < first + always.length;
                })
            .toArray();
    double[] scores = new double[always.length];
    Softmax.scores(known, WordTable.norm(known.length), weights, x, set.terms.size(), scores);
    return scores;
  }

  /** Those that move the scores of the examples most. */
  private BitSet heaviest(int most) {
    double[] presence = new double[set.terms.size()];
    for (int[] row : set.rows) {
      double norm = WordTable.norm(row.length);
      for (int term : row) {
        presence[term] += 1 / (norm * norm);
      }
    }
    BitSet heaviest = new BitSet();
    IntStream.range(0, weights.length)
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
