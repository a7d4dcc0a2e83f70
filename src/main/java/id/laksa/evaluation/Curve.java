package id.laksa.evaluation;

import id.laksa.words.DepartmentGuess;
import id.laksa.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What each threshold would cost and bring, by words alone. */
public final class Curve {
  private static final int LEAST = 40;
  private static final int MOST = 99;
  private static final double HUNDREDTHS = 100;

  /**
   * One threshold.
   *
   * @param threshold from 0 to 1
   * @param coverage the share that would be routed without an operator
   * @param precision the share of those that would be right
   */
  public record Point(double threshold, double coverage, double precision) {
    @Override
    public String toString() {
      return "%.2f  coverage %.3f  precision %.3f".formatted(threshold, coverage, precision);
    }
  }

  private record Answer(double probability, boolean right) {}

  private Curve() {}

  /** From {@value #LEAST} to {@value #MOST} hundredths; at least one complaint is needed. */
  public static List<Point> of(Words words, List<LabelledComplaint> complaints) {
    List<Answer> answers = new ArrayList<>();
    for (LabelledComplaint complaint : complaints) {
      List<DepartmentGuess> guesses = words.read(complaint.text()).guesses();
      if (!guesses.isEmpty()) {
        DepartmentGuess best = guesses.get(0);
        answers.add(
            new Answer(best.probability(), best.department().equals(complaint.department())));
      }
    }
    return IntStream.rangeClosed(LEAST, MOST)
        .mapToObj(hundredths -> point(hundredths / HUNDREDTHS, answers, complaints.size()))
        .toList();
  }

  private static Point point(double threshold, List<Answer> answers, int rows) {
    long routed = answers.stream().filter(answer -> answer.probability >= threshold).count();
    long right = answers.stream().filter(a -> a.right && a.probability >= threshold).count();
    return new Point(threshold, (double) routed / rows, routed == 0 ? 1 : (double) right / routed);
  }
}
