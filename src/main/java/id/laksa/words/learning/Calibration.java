package id.laksa.words.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a score is worth, told by complaints that the model hasn't seen. */
final class Calibration {
  private static final int STEPS = 60;
  private static final double LEAST = 0.3;
  private static final double MOST = 3;
  private static final double NINETEEN_OF_TWENTY = 1.645;

  private final List<double[]> learned = new ArrayList<>();
  private final List<double[]> personal = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();

  void add(double[] learnedScores, double[] personalScores, int answer) {
    learned.add(learnedScores);
    personal.add(personalScores);
    answers.add(answer);
  }

  /** By what the learned scores are multiplied so that the probabilities come true. */
  double factor() {
    double low = Math.log(LEAST);
    double high = Math.log(MOST);
    for (int i = 0; i < STEPS; i++) {
      double third = (high - low) / 3;
      if (loss(Math.exp(low + third)) < loss(Math.exp(high - third))) {
        high -= third;
      } else {
        low += third;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /**
   * The least probability from which on guesses are right as often as wanted, with so many examples
   * that it isn't chance (nineteen times of twenty); 1 when never.
   */
  double threshold(double factor, double precision) {
    List<double[]> sorted = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      double[] probabilities = probabilities(i, factor);
      int best = 0;
      for (int c = 1; c < probabilities.length; c++) {
        best = probabilities[c] > probabilities[best] ? c : best;
      }
      sorted.add(new double[] {probabilities[best], best == answers.get(i) ? 1 : 0});
    }
    sorted.sort(Comparator.comparingDouble((double[] one) -> -one[0]));
    double right = 0;
    double threshold = 1;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i)[1];
      if (surely(right, i + 1) >= precision) {
        threshold = sorted.get(i)[0];
      }
    }
    return threshold;
  }

  /** The lower end of Wilson's interval. */
  private static double surely(double right, double all) {
    double share = right / all;
    double square = NINETEEN_OF_TWENTY * NINETEEN_OF_TWENTY / all;
    double spread = NINETEEN_OF_TWENTY * Math.sqrt(share * (1 - share) / all + square / (4 * all));
    return (share + square / 2 - spread) / (1 + square);
  }

  private double loss(double factor) {
    double loss = 0;
    for (int i = 0; i < answers.size(); i++) {
      loss -= Softmax.logProbability(scores(i, factor), answers.get(i));
    }
    return loss;
  }

  private double[] probabilities(int example, double factor) {
    double[] probabilities = scores(example, factor);
    Softmax.toProbabilities(probabilities);
    return probabilities;
  }

  private double[] scores(int example, double factor) {
    double[] scores = personal.get(example).clone();
    for (int c = 0; c < scores.length; c++) {
      scores[c] += learned.get(example)[c] * factor;
    }
    return scores;
  }
}
