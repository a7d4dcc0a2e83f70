package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types into the search, and what is looked for. */
class SearchTermsTest {
  private static final TicketNumber TICKET =
      new Identity(new byte[32]).ticketOf(new UUID(4_711, 815));
  private static final String SYMBOLS = TICKET.value().substring(4).replace("-", "");

  @Test
  void aWholeTicketIsFoundHoweverItIsWrittenAndWhateverStandsAroundIt() {
    String value = TICKET.value();
    assertThat(
            List.of(
                value,
                value.toLowerCase(Locale.ROOT),
                value.replace("-", ""),
                value.replace("-", " "),
                value.replace("-", " – "),
                SYMBOLS,
                "Halo pak, tiket saya " + value + " kok belum?",
                "https://kota.example/lacak/" + value + "?lang=id",
                "(" + value + ").",
                "kata ".repeat(700) + value,
                "LKS-AAAA-AAAA-AAAA-AAAA bukan, " + value))
        .allSatisfy(
            typed ->
                assertThat(SearchTerms.of(typed))
                    .as(typed)
                    .hasValue(new SearchTerms(TICKET, List.of(), null)));
  }

  @Test
  void aPartOfATicketIsEveryFourSignsOfIt() {
    SearchTerms middle = SearchTerms.of(SYMBOLS.substring(2, 8)).orElseThrow();
    assertThat(middle.ticket()).isNull();
    assertThat(middle.part()).isEqualTo(SYMBOLS.substring(2, 8));
    assertThat(SearchWords.parts(middle.part()))
        .containsExactly(
            "#" + SYMBOLS.substring(2, 6),
            "#" + SYMBOLS.substring(3, 7),
            "#" + SYMBOLS.substring(4, 8));
    assertThat(SearchWords.parts(SYMBOLS))
        .hasSize(13)
        .containsAll(SearchWords.parts(middle.part()));
    String beginning = TICKET.value().substring(0, 10);
    assertThat(SearchTerms.of(beginning + " dari ibu Siti").orElseThrow().part())
        .isEqualTo(SYMBOLS.substring(0, 5));
    assertThat(SearchTerms.of("lks-oil1").orElseThrow().part()).isEqualTo("0111");
  }

  @Test
  void aWordThatCouldBeAPartOfATicketIsLookedForAsBoth() {
    SearchTerms terms = SearchTerms.of("Sawah").orElseThrow();
    assertThat(terms.words()).containsExactly("sawah");
    assertThat(terms.part()).isEqualTo("SAWAH");
  }

  @Test
  void wordsAreLettersAndDigitsWithoutAccents() {
    assertThat(SearchTerms.of("Jl. Mérdeka No.12, RT05/RW 03!").orElseThrow().words())
        .containsExactly("jl", "merdeka", "no", "12", "rt05", "rw", "03");
    assertThat(SearchTerms.of("a' & b:* | !c \\ <-> d%_").orElseThrow().words())
        .containsExactly("a", "b", "c", "d");
    assertThat(SearchTerms.of("طريق 道路 😀").orElseThrow().words()).containsExactly("طريق", "道路");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "%%%%", ".*", "'--", "😀", "()|&!:*", "---- ----"})
  void whatHasNoLetterAndNoDigitIsNothingToLookFor(String typed) {
    assertThat(SearchTerms.of(typed).orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void whatIsTooLongIsNotLookedFor() {
    assertThat(SearchTerms.of("x".repeat(4_000))).isEmpty();
    assertThat(SearchTerms.of("x".repeat(1_000_000))).isEmpty();
    assertThat(SearchTerms.of("(a+)+$ ".repeat(500))).isEmpty();
    assertThat(SearchTerms.of("LKS".repeat(1_300))).isEmpty();
    assertThat(SearchTerms.of("a b c d e f g h i j k l m")).isEmpty();
    assertThat(SearchTerms.of("a b c d e f g h i j k l")).isPresent();
  }

  @Test
  void aWordIsNeverLongerThanTheIndexTakesIt() {
    assertThat(SearchWords.of("y".repeat(4_000))).containsExactly("y".repeat(60));
    assertThat(SearchWords.of("😀kata😀")).containsExactly("kata");
    assertThat(SearchWords.of("kata ".repeat(4_000))).hasSize(1_000);
  }
}
