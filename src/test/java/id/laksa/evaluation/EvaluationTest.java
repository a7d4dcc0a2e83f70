package id.laksa.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.classification.Priority;
import id.laksa.department.Department;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  /** Each text names the department to which it is routed, and the others that were thought of. */
  private static Decision decide(String text) {
    List<String> codes = List.of(text.split(" ", -1));
    String routed = codes.get(0).equals("-") ? null : codes.get(0);
    List<Alternative> others =
        codes.stream().skip(1).map(code -> new Alternative("macet", code, 0.1)).toList();
    return new Decision(
        routed == null ? null : category(routed),
        routed == null ? null : new Department(routed, routed),
        Priority.NORMAL,
        null,
        null,
        new Explanation("rules", "uji", List.of(), "v", others),
        null);
  }

  @Test
  void whatIsRoutedCountsForCoverageAndWhatIsRightForPrecision() {
    assertThat(figures("DLH: DLH", "DLH: DPUPR DLH", "DLH: - DLH DPUPR", "DLH: -"))
        .containsEntry("rows", 4)
        .containsEntry("autoRouted", 2)
        .containsEntry("coverage", 0.5)
        .containsEntry("precision", 0.5);
  }

  @Test
  void theFirstThreeCountWhetherRoutedOrNot() {
    assertThat(figures("DLH: DLH", "DLH: DPUPR DLH", "DLH: - DPUPR DISHUB DLH", "DLH: - A B C DLH"))
        .containsEntry("top1", 0.25)
        .containsEntry("top3", 0.75);
  }

  @Test
  void aDepartmentThoughtOfTwiceIsOneOfThree() {
    assertThat(figures("DLH: - DPUPR DPUPR DISHUB DLH")).containsEntry("top3", 1.0);
  }

  @Test
  void theKecamatanAreOne() {
    assertThat(figures("KECAMATAN: KEC_BENDA", "KECAMATAN: - KEC_PINANG"))
        .containsEntry("precision", 1.0)
        .containsEntry("top1", 1.0);
  }

  @Test
  void eachDepartmentHasFiguresOfItsOwn() {
    assertThat(figures("DLH: DLH", "DPUPR: DLH", "DPUPR: DPUPR").get("perDepartment"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("DLH", "DPUPR")
        .extractingByKey("DPUPR")
        .isEqualTo(
            Map.of(
                "rows",
                2,
                "autoRouted",
                2,
                "coverage",
                1.0,
                "precision",
                0.5,
                "top1",
                0.5,
                "top3",
                0.5));
  }

  @Test
  void nothingRoutedIsNothingRight() {
    assertThat(figures("DLH: - DLH"))
        .containsEntry("coverage", 0.0)
        .containsEntry("precision", 0.0);
  }

  @Test
  void noComplaintsHaveFiguresToo() {
    assertThat(figures()).containsEntry("rows", 0).containsEntry("coverage", 0.0);
  }

  @Test
  void theMostFrequentMistakeComesFirst() {
    Evaluation evaluation =
        evaluation("DLH: DPUPR", "DISHUB: DLH", "DLH: DPUPR", "DLH: DLH", "DLH: - DISHUB");

    assertThat(evaluation.worstConfusions(5)).containsExactly("DLH → DPUPR: 2", "DISHUB → DLH: 1");
    assertThat(evaluation.worstConfusions(1)).hasSize(1);
  }

  private static Map<String, Object> figures(String... rows) {
    return evaluation(rows).figures();
  }

  private static Evaluation evaluation(String... rows) {
    return Evaluation.of(
        (text, hashtags, where) -> decide(text),
        Stream.of(rows)
            .map(row -> row.split(": ", -1))
            .map(row -> new LabelledComplaint(row[1], row[0]))
            .toList());
  }

  private static Category category(String owner) {
    return new Category("macet", "uji", "Uji", "Test", owner, Priority.NORMAL, false, false, false);
  }
}
