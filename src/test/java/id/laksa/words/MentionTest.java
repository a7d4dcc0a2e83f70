package id.laksa.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MentionTest {
  private static final Map<String, WordTable.Owner> OWNERS =
      Map.of(
          "sampah", new WordTable.Owner("DLH", "sampah"),
          "banjir", new WordTable.Owner("DPUPR", "banjir"));
  private static final WordTable TABLE =
      new WordTable(
          List.of(
              new WordRow("sampah", "sampah", 4, false), new WordRow("banjir", "banjir", 4, false)),
          OWNERS);

  @Test
  void whatIsSaidFirstCountsMore() {
    assertThat(departmentOf("banjir", "sampah")).isEqualTo("DPUPR");
    assertThat(departmentOf("sampah", "banjir")).isEqualTo("DLH");
  }

  @Test
  void whatIsSaidAgainCountsMore() {
    assertThat(departmentOf("banjir", "sampah", "sampah")).isEqualTo("DLH");
  }

  @Test
  void itIsTheSameToWhomLearnsAndToWhomDecides() {
    Map<String, Mention> terms = Terms.of(words("banjir", "sampah", "sampah"));

    assertThat(terms.get("sampah").strength()).isGreaterThan(terms.get("banjir").strength());
    assertThat(terms).containsKeys("banjir sampah", "sampah sampah");
  }

  @Test
  void aPersonsRowsAreToldForTheGeneralCategory() {
    WordTable table =
        new WordTable(
            List.of(
                new WordRow("banjir", "tanggul", 4, false),
                new WordRow("genang", "banjir", 2, true)),
            Map.of("tanggul", OWNERS.get("banjir"), "banjir", OWNERS.get("banjir")));

    assertThat(table.personal()).containsExactly(new WordRow("banjir", "banjir", 4, false));
  }

  private static String departmentOf(String... words) {
    return TABLE.guesses(words(words)).get(0).department();
  }

  private static List<Word> words(String... words) {
    return Stream.of(words).map(word -> new Word(word, word, false, false, 0)).toList();
  }
}
