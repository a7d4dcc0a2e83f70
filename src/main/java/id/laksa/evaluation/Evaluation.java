package id.laksa.evaluation;

import id.laksa.classification.Classifier;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation;
import id.laksa.department.Department;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often the rules agree with those who decided by hand. */
public final class Evaluation {
  private static final int FIRST = 3;
  private static final double THOUSANDS = 10_000;

  private final Tally all = new Tally();
  private final Map<String, Tally> byDepartment = new TreeMap<>();
  private final Map<String, Integer> confusions = new TreeMap<>();

  private static final class Tally {
    private int rows;
    private int autoRouted;
    private int autoRight;
    private int first;
    private int amongFirst;

    Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("rows", rows);
      figures.put("autoRouted", autoRouted);
      figures.put("coverage", share(autoRouted, rows));
      figures.put("precision", share(autoRight, autoRouted));
      figures.put("top1", share(first, rows));
      figures.put("top3", share(amongFirst, rows));
      return figures;
    }
  }

  /** Decides each complaint anew, without place or channel, and compares. */
  public static Evaluation of(Classifier classifier, List<LabelledComplaint> complaints) {
    Evaluation evaluation = new Evaluation();
    complaints.forEach(
        complaint ->
            evaluation.add(
                classifier.classify(complaint.text(), List.of(), null), complaint.department()));
    return evaluation;
  }

  /**
   * Rows, autoRouted, coverage (of rows), precision (of autoRouted), top1 and top3 (of rows), and
   * the same for each department; shares from 0 to 1.
   */
  public Map<String, Object> figures() {
    Map<String, Object> figures = all.figures();
    Map<String, Object> departments = new LinkedHashMap<>();
    byDepartment.forEach((code, tally) -> departments.put(code, tally.figures()));
    figures.put("perDepartment", departments);
    return figures;
  }

  /** What was routed wrongly by itself, the most frequent first: "of → to: times". */
  public List<String> worstConfusions(int most) {
    return confusions.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  private void add(Decision decision, String truth) {
    Optional<String> routed =
        Optional.ofNullable(decision.department()).map(Department::code).map(LabelledFile::merged);
    List<String> ranked =
        Stream.concat(
                routed.stream(),
                decision.explanation().alternatives().stream()
                    .map(Explanation.Alternative::department)
                    .map(LabelledFile::merged))
            .distinct()
            .limit(FIRST)
            .toList();
    for (Tally tally : List.of(all, byDepartment.computeIfAbsent(truth, t -> new Tally()))) {
      tally.rows++;
      tally.autoRouted += routed.isPresent() ? 1 : 0;
      tally.autoRight += routed.filter(truth::equals).isPresent() ? 1 : 0;
      tally.first += ranked.indexOf(truth) == 0 ? 1 : 0;
      tally.amongFirst += ranked.contains(truth) ? 1 : 0;
    }
    routed
        .filter(code -> !code.equals(truth))
        .ifPresent(code -> confusions.merge(truth + " → " + code, 1, Integer::sum));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : Math.round(THOUSANDS * part / whole) / THOUSANDS;
  }
}
