package id.laksa.words;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Decision;
import id.laksa.classification.Priority;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Emergencies are heard however they are said, and what only sounds so is not taken for one. */
class EmergenciesTest {
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();
  private static final int MOST_FALSE = 3;

  @ParameterizedTest
  @ValueSource(strings = {"emergencies", "emergencies-unseen"})
  void noEmergencyIsMissedInAnySpeech(String file) {
    List<String> sentences = sentences(file);

    assertThat(sentences).hasSizeGreaterThanOrEqualTo(60);
    assertThat(sentences).filteredOn(text -> !isEmergency(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"only-sounding-so", "only-sounding-so-unseen"})
  void whatOnlySoundsSoIsHardlyEverTakenForOne(String file) {
    List<String> sentences = sentences(file);

    assertThat(sentences).hasSizeGreaterThanOrEqualTo(60);
    assertThat(sentences).filteredOn(this::isEmergency).hasSizeLessThanOrEqualTo(MOST_FALSE);
  }

  @Test
  void aWordThatIsMerelyLikeTheOneMeantLeavesTheEmergencyToAnOperator() {
    Decision decision = decide("ada kebakrn di gudang, tlng");

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.priority()).isEqualTo(Priority.EMERGENCY);
    assertThat(decision.explanation().rule())
        .isEqualTo("ada tanda bahaya atau perkara peka yang belum pasti");
  }

  @Test
  void aSayingIsNoSignButWhatStandsBesideItIs() {
    assertThat(isEmergency("Warga kebakaran jenggot")).isFalse();
    assertThat(isEmergency("Warga kebakaran jenggot, rumah Pak RT kebakaran tolong")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kebakarn ",
        "kbkrn",
        "k e b a k a r a n ",
        "k3b4k4r4n ",
        "tolongkebakaran",
        "🔥",
        "4",
        "xq",
        "aqwertyuiop ",
        "m!",
        "kebakaran tolong "
      })
  void theLongestTextsAreReadWhateverTheyAreMadeOf(String piece) {
    assertThat(decide(piece.repeat(4_000 / piece.length()))).isNotNull();
  }

  private boolean isEmergency(String text) {
    return decide(text).emergency();
  }

  private static Decision decide(String text) {
    return BOOK.classifier().classify(text, List.of(), null);
  }

  private static List<String> sentences(String file) {
    try (var stream = EmergenciesTest.class.getResourceAsStream("/words/" + file + ".csv")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.substring(0, line.indexOf('|')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
