package id.laksa.words.learning;

/** From weights to probabilities. */
final class Softmax {
  private Softmax() {}

  /** What a row of terms says for each category; {@code always} is what it has in any. */
  static double[] scores(TermRow row, double norm, double[] weights, double[] always) {
    int categories = always.length;
    double[] scores = new double[categories];
    for (int t = 0; t < row.terms.length; t++) {
      for (int c = 0; c < categories; c++) {
        scores[c] += row.strengths[t] * weights[row.terms[t] * categories + c];
      }
    }
    for (int c = 0; c < categories; c++) {
      scores[c] = scores[c] / norm + always[c];
    }
    return scores;
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
