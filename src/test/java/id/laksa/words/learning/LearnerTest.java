package id.laksa.words.learning;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.rulebook.RuleBooks;
import id.laksa.words.WordRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private static final double PRECISION = 0.95;

  @Test
  void wordsOfADepartmentSpeakForIt() {
    List<WordRow> rows = learner(term -> true).learn(examples(), PRECISION).rows();

    assertThat(rows)
        .anyMatch(row -> row.term().equals("lubang") && row.category().equals("umum-dpupr"))
        .noneMatch(row -> row.term().equals("lubang") && row.category().equals("umum-dlh"))
        .allMatch(WordRow::learned);
  }

  @Test
  void anUnwantedWordIsNotLearned() {
    assertThat(learner(term -> !term.contains("lubang")).learn(examples(), PRECISION).rows())
        .extracting(WordRow::term)
        .noneMatch(term -> term.contains("lubang"));
  }

  @Test
  void noMoreRowsAreMadeThanAsked() {
    long terms =
        learner(term -> true).learn(examples(), PRECISION).rows().stream()
            .filter(row -> !row.term().equals(WordRow.EVERY_TEXT))
            .count();

    assertThat(terms).isPositive().isLessThanOrEqualTo(10);
  }

  @Test
  void whatIsLearnedBesideAPersonsRowIsStrongerThanIt() {
    WordRow own = new WordRow("lubang", "umum-dpupr", 0.5, false);

    assertThat(learner(term -> true, List.of(own)).learn(examples(), PRECISION).rows())
        .filteredOn(row -> row.term().equals("lubang"))
        .isNotEmpty()
        .allMatch(row -> row.weight() > 0.5);
  }

  @Test
  void aPersonsRowsStayAndAreNotLearnedOver() {
    WordRow own = new WordRow("lubang", "umum-dpupr", 7, false);
    WordRow old = new WordRow("aspal", "umum-dpupr", 3, true);
    WordRow gone = new WordRow("debu", "umum-dlh", 3, true);
    WordRow over = new WordRow("lubang", "umum-dpupr", 1, true);
    WordRow changed = new WordRow("aspal", "umum-dpupr", 4, true);
    WordRow added = new WordRow("sampah", "umum-dlh", 5, true);

    MergedWords merged = MergedWords.of(List.of(own, old, gone), List.of(over, changed, added));

    assertThat(merged).isEqualTo(new MergedWords(List.of(own, changed, added), 1, 1, 1, 1));
  }

  private static Learner learner(Predicate<String> wanted) {
    return learner(wanted, List.of());
  }

  private static Learner learner(Predicate<String> wanted, List<WordRow> personal) {
    return new Learner(RuleBooks.theCitysOwn().words().language(), 10, wanted, personal);
  }

  private static List<TrainingExample> examples() {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(new TrainingExample("jalan berlubang dan aspal rusak", "umum-dpupr"));
      examples.add(new TrainingExample("sampah menumpuk belum diangkut", "umum-dlh"));
    }
    return examples;
  }
}
