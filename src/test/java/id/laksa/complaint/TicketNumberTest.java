package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {
  private static final TicketNumber TICKET = TicketNumber.ofSymbols("01ABCDEFGHJKMNP");

  @Test
  void theCheckCharacterFindsEverySingleWrongSymbol() {
    List<String> wrong = new ArrayList<>();
    String symbols = TICKET.symbols();
    for (int i = 0; i < symbols.length(); i++) {
      for (char other : TicketNumber.ALPHABET.toCharArray()) {
        if (other != symbols.charAt(i)) {
          wrong.add(written(symbols.substring(0, i) + other + symbols.substring(i + 1)));
        }
      }
    }
    assertThat(wrong).hasSize(16 * 31).allMatch(typed -> TicketNumber.parse(typed).isEmpty());
  }

  @Test
  void theCheckCharacterFindsSwappedNeighbours() {
    List<String> swapped = new ArrayList<>();
    String symbols = TICKET.symbols();
    for (int i = 0; i + 1 < symbols.length(); i++) {
      swapped.add(
          written(
              symbols.substring(0, i)
                  + symbols.charAt(i + 1)
                  + symbols.charAt(i)
                  + symbols.substring(i + 2)));
    }
    assertThat(swapped).allMatch(typed -> TicketNumber.parse(typed).isEmpty());
  }

  @Test
  void aTicketReadsBackAsItself() {
    assertThat(TICKET.value()).matches("LKS(-[0-9A-HJKMNP-TV-Z]{4}){4}");
    assertThat(TicketNumber.parse(TICKET.value())).contains(TICKET);
  }

  @Test
  void smallLettersAndBlanksAroundItDoNotMatter() {
    String typed = "  " + TICKET.value().toLowerCase(Locale.ROOT) + "\n";
    assertThat(TicketNumber.parse(typed)).contains(TICKET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u2013", "\u2011", " - "})
  void itMayBeTypedWithOtherSeparatorsOrNone(String separator) {
    assertThat(TicketNumber.parse(TICKET.value().replace("-", separator))).contains(TICKET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"O1", "0I", "0L", "oi", "ol"})
  void lettersThatLookLikeDigitsAreTakenForThem(String firstTwo) {
    assertThat(TicketNumber.parse(TICKET.value().replace("-01", "-" + firstTwo))).contains(TICKET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LKS-",
        "LKS",
        "01AB-CDEF-GHJK-MNP0",
        "TRX-01AB-CDEF-GHJK-MNP0",
        "LKS-01ABCDEFGHJKMNP0",
        "LKS-01AB-CDEF-GHJK",
        "LKS-01AB-CDEF-GHJK-MNPU",
        "LKS-01AB-CDEF-GHJK-MNP0-0000",
        "LKS-٠١AB-CDEF-GHJK-MNP0",
        "LKS-01AB-CDEF-GHJK-MNP\0",
        "LKS-01AB-CDEF-GHJK-MNP0' or 1=1",
        "LKS-../../../../etc/passwd"
      })
  void whatIsNoTicketIsNotTakenForOne(String typed) {
    assertThat(TicketNumber.parse(typed)).isEmpty();
  }

  @Test
  void aVeryLongTextIsNotReadAtAll() {
    assertThat(TicketNumber.parse(" ".repeat(100_000) + TICKET.value())).isEmpty();
  }

  private static String written(String symbols) {
    return "LKS-" + String.join("-", symbols.split("(?<=\\G.{4})"));
  }
}
