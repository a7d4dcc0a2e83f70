package id.laksa.classification.drools;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Decision;
import id.laksa.place.GeoPoint;
import id.laksa.place.Whereabouts;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextsTest {
  private static final int LONGEST = 4_000;
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d\udd25",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "a",
        "#",
        "#a",
        "\u202e\u0645\u0631\u062d\u0628\u0627 ",
        "s\u0335\u0301\u0342a\u0338\u0321\u0308m\u0337\u034b",
        "\ufdfa",
        "(a+)+$ ",
        "\ud800",
        "\u0000",
        "di ",
        "jl ",
        "gang rt 0",
        "rt 1/",
        "tidak ",
        "kebakaran ",
        "jalan rusak ",
        "daan mogot ",
        "x_",
        ". "
      })
  void itsTextIsDecidedOrLeftToAnOperator(String piece) {
    String text = piece.repeat(LONGEST / piece.length());

    assertIsDecision(decide(text, text.substring(0, 500)));
    assertIsDecision(decide(text + " #banjir", null));
  }

  @Property(tries = 1_000)
  void anyTextIsDecidedOrLeftToAnOperator(
      @ForAll @StringLength(max = 500) String text,
      @ForAll @Size(max = 20) List<@StringLength(max = 60) String> hashtags,
      @ForAll @StringLength(max = 100) String address,
      @ForAll double lat,
      @ForAll double lon) {
    assertIsDecision(
        BOOK.classifier()
            .decide(text, hashtags, new Whereabouts(new GeoPoint(lat, lon), null, address, null)));
  }

  @Test
  void wordsUnderAPileOfMarksAreStillRead() {
    String piled = "kebakaran rumah warga".replaceAll("(\\p{L})", "$1\u0335\u0342\u0321");

    assertThat(decide(piled, null).emergency()).isTrue();
  }

  private static Decision decide(String text, String address) {
    return BOOK.classifier().decide(text, List.of(), new Whereabouts(null, null, address, null));
  }

  private static void assertIsDecision(Decision decision) {
    assertThat(decision.needsTriage()).isEqualTo(decision.department() == null);
    assertThat(decision.explanation().rule()).isNotBlank();
  }
}
