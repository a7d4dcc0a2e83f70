package id.laksa.place;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Decision;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoPlaceTest {
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();
  private static final List<String> WORDS =
      List.of(
          ("jalan rusak lampu mati sampah menumpuk di depan rumah saya sudah lama tolong segera jl gang"
                  + " rt rw kel kec kelurahan kecamatan daerah wilayah 03 5 2026 benda larangan parkir"
                  + " banjir air pak bu mohon terima kasih kemarin pagi malam tidak belum ada")
              .split(" "));

  @RepeatedTest(200)
  void aTextWithoutANameHasNoPlace(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String text =
        IntStream.range(0, 1 + random.nextInt(60))
            .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
            .collect(Collectors.joining(random.nextBoolean() ? " " : ", "))
            // The two that are names too, where they stand after what marks a place.
            .replaceAll(
                "(?<=(di|daerah|wilayah|kel|kec|kelurahan|kecamatan),? )(benda|larangan)", "x");

    assertThat(decide(text).place()).as(text).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "di ", "kel. ", "rt ", "rt 1/", "rt/rw ", "🙂", "שלום ", "ﷺ", "z̷̢̛", "\u0000",
        "\uD800"
      })
  void whateverFillsATextIsReadToItsEnd(String piece) {
    String text = piece.repeat(4_000 / piece.length()).substring(0, 3_980);

    assertThat(decide(text).place()).isNull();
    assertThat(decide(text + " di kel. Cikokol").place())
        .isEqualTo(new Place("Tangerang", "Cikokol"));
  }

  private static Decision decide(String text) {
    return BOOK.classifier().decide(text, List.of(), Whereabouts.UNKNOWN);
  }
}
