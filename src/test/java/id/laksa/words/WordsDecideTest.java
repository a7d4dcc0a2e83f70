package id.laksa.words;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.department.Department;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsDecideTest {
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();

  @ParameterizedTest
  @CsvSource({
    "'Jln di dpn sekolah berlubang, aspalnya rusak parah', jalan-rusak, DPUPR",
    "'Lampu PJU di jalan raya padam sudah seminggu, gelap', pju-utama, DISHUB",
    "'mohon pemangkasan pohon, rantingnya sudah rimbun', pohon-rimbun, DISBUDPAR",
    "'e-KTP blm jadi, cetak ktp di kecamatan kapan', ktp, DISDUKCAPIL",
    "'juru parkir liar minta tarif, parkir mobil sembarangan di trotoar', parkir-liar, DISHUB"
  })
  void wordsAloneDecideWhatTheyAreSureOf(String text, String category, String department) {
    Decision decision = decide(text);

    assertThat(decision.category()).extracting(Category::id).isEqualTo(category);
    assertThat(decision.department()).extracting(Department::code).isEqualTo(department);
    assertThat(decision.explanation().rule())
        .isEqualTo("kata-kata laporan menunjuk satu kategori dengan jelas");
    assertThat(decision.explanation().matched()).isNotEmpty();
    assertThat(decision.explanation().alternatives()).hasSize(2);
  }

  @Test
  void whatWordsAreNotSureOfWaitsForAnOperatorWithTheBestThree() {
    Decision decision = decide("mohon bantuan untuk warga kami");

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.explanation().rule()).isEqualTo("kata-kata laporan belum cukup jelas");
    assertThat(decision.explanation().alternatives())
        .hasSize(3)
        .extracting(Alternative::score)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one))
        .allMatch(score -> score > 0 && score <= 1);
  }

  @Test
  void theNameOfAPlaceSpeaksForNoDepartment() {
    assertThat(BOOK.words().read("di pasar baru", List.of("pasar baru")).guesses()).isEmpty();
    assertThat(BOOK.words().read("di pasar baru").guesses()).isNotEmpty();
  }

  @Test
  void aHashtagOutranksWords() {
    Decision decision = decide("#pasar Lampu PJU di jalan raya padam sudah seminggu, gelap");

    assertThat(decision.category()).extracting(Category::id).isEqualTo("pasar");
    assertThat(decision.explanation().alternatives()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀😀😀🔥🔥",
        "\u202eהרחוב שבור\u202c الشارع مكسور",
        "j̷̢̛a̴l̶a̵n̸ r̶u̷s̵a̴k̷ l̶u̵b̸a̶n̷g̸",
        "\u0000\u0001\uD83D",
        "((((((((((a+)+)+)+$",
        "####### ## # _#_#"
      })
  void strangeTextsAreDecidedOrLeftToAnOperator(String text) {
    assertThat(decide(text)).isNotNull();
  }

  @Test
  void theLongestTextsAreDecidedToo() {
    for (String piece : List.of("a", "ab ", "jalan rusak ", "tidak ", "\u0300", "#a ", "di")) {
      String text = piece.repeat(4_000 / piece.length());

      assertThat(decide(text)).isNotNull();
    }
  }

  @Test
  void manyThreadsReadTheSame() {
    assertThat(
            IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> BOOK.words().read("saluran mampet, air meluap ke jalan"))
                .distinct())
        .hasSize(1);
  }

  private static Decision decide(String text) {
    return BOOK.classifier().classify(text, List.of(), null);
  }
}
