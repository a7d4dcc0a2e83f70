package id.laksa.words.learning;

import java.util.Arrays;

/** From weights to probabilities. */
final class Softmax {
  private Softmax() {}

  /** Fills in what a row of terms says for each category; {@code always} stands behind the rest. */
  static void scores(
      int[] row, double norm, double[] weights, double[] x, int terms, double[] scores) {
    int categories = scores.length;
    Arrays.fill(scores, 0);
    for (int term : row) {
      for (int c = 0; c < categories; c++) {
        scores[c] += weights[term * categories + c];
      }
    }
    for (int c = 0; c < categories; c++) {
      scores[c] = scores[c] / norm + x[terms * categories + c];
    }
  }

  static double logProbability(double[] scores, int answer) {
    double most = max(scores);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    return scores[answer] - most - Math.log(sum);
  }

  static void toProbabilities(double[] scores) {
    double most = max(scores);
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - most);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
  }

  private static double max(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    return most;
  }
}
