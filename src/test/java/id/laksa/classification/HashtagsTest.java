package id.laksa.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashtagsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#jalanrusak",
        "#JalanRusak",
        "#JALAN_RUSAK",
        "#_jalan__rusak_",
        "＃ｊａｌａｎｒｕｓａｋ",
        "##jalanrusak",
        "(#jalanrusak)",
        "depan SD,#jalanrusak.",
        "#jalanrusak #JalanRusak"
      })
  void everySpellingIsOneHashtag(String text) {
    assertThat(inText(text)).containsExactly("jalanrusak");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "# jalanrusak",
        "#___",
        "jalan#rusak",
        "blok_#a",
        "http://x/#y",
        "https://peta.example/a?b=#banjir",
        "lihat www.example.id/x#banjir",
        "tangerangkota.go.id/#banjir",
        "&#banjir;",
        "#😀"
      })
  void whatIsNoHashtagIsNotTakenForOne(String text) {
    assertThat(inText(text)).isEmpty();
  }

  @Test
  void aHyphenEndsAHashtagInTheText() {
    assertThat(inText("#jalan-rusak")).containsExactly("jalan");
  }

  @ParameterizedTest
  @CsvSource({
    "#jalan-rusak,jalanrusak",
    "jalan rusak,jalanrusak",
    "' #Jalan_Rusak ',jalanrusak",
    "jalanrusak,jalanrusak"
  })
  void besideTheTextJoinersAndTheSignItselfDoNotCount(String beside, String expected) {
    assertThat(Hashtags.of("", List.of(beside))).containsExactly(expected);
  }

  @Test
  void gluedAndSlashedHashtagsAreSeparate() {
    assertThat(inText("#banjir#macet/#sampah")).containsExactly("banjir", "macet", "sampah");
  }

  @Test
  void aHashtagBeforeAnAddressCounts() {
    assertThat(inText("#banjir,https://x.id/#macet")).containsExactly("banjir");
  }

  @Test
  void whateverNormalisesToANumberSignIsOne() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .mapToObj(Character::toString)
        .filter(one -> Normalizer.normalize(one, Normalizer.Form.NFKC).contains("#"))
        .forEach(sign -> assertThat(inText(sign + "banjir")).as(sign).containsExactly("banjir"));
  }

  @Test
  void otherScriptsAreLettersToo() {
    assertThat(inText("#ꦧꦚ꧀ꦗꦶꦂ #Überflutung #洪水")).containsExactly("ꦧꦚ꧀ꦗꦶꦂ", "überflutung", "洪水");
  }

  @Test
  void theOrderIsThatOfAppearanceAndTheTextComesFirst() {
    assertThat(Hashtags.of("#macet lalu #banjir", List.of("#sampah", "#MACET")))
        .containsExactly("macet", "banjir", "sampah");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "_", "#_", "a", "a.", "://", "#a", "\uFDFA", "#\u0301", "\uD800"})
  void aHostileTextIsReadToItsEnd(String piece) {
    String text = piece.repeat(4000 / piece.length());

    assertThat(inText(text + " #banjir")).contains("banjir");
  }

  @Test
  void whateverComesInNormalisedHashtagsStayAsTheyAre() {
    Random random = new Random(112);
    for (int round = 0; round < 5_000; round++) {
      String noise =
          random
              .ints(20, 1, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      List<String> found = inText("#" + noise + " #" + noise.replace(" ", "#"));

      assertThat(found).doesNotHaveDuplicates().doesNotContain("");
      assertThat(found).allSatisfy(one -> assertThat(Hashtags.normalise(one)).isEqualTo(one));
    }
  }

  private static List<String> inText(String text) {
    return Hashtags.of(text, List.of());
  }
}
