package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Refused;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.SendResult.WindowClosed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphErrorsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004})
  void whatPassesIsTriedLater(int code) {
    assertThat(GraphErrors.of(code, 400, null)).isEqualTo(new Later("" + code, null));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 3, 10, 33, 190, 200, 250, 299, 368, 131005, 131031, 131037, 131042, 131045, 131048,
        132000, 132001, 132007, 132012, 132015, 132016, 133005, 133006, 133008, 133009, 133010,
        133015, 133016
      })
  void whatOnlyAHumanCanMendIsRefused(int code) {
    assertThat(GraphErrors.of(code, 500, null)).isEqualTo(new Refused("" + code));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        100, 130472, 130497, 131008, 131009, 131021, 131026, 131030, 131049, 131050, 131051, 131052,
        131053, 131060, 132005, 132018, 135000
      })
  void whatWouldFailAgainIsUndeliverable(int code) {
    assertThat(GraphErrors.of(code, 500, null)).isEqualTo(new Undeliverable("" + code));
  }

  @Test
  void aLongSilenceClosesTheWindow() {
    assertThat(GraphErrors.of(131047, 400, null)).isEqualTo(new WindowClosed());
    assertThat(GraphErrors.ofFailedStatus(131047)).isEqualTo(new WindowClosed());
  }

  @Test
  void anUnknownCodeIsJudgedByTheStatus() {
    assertThat(GraphErrors.of(999_999, 400, null)).isEqualTo(new Undeliverable("999999"));
    assertThat(GraphErrors.of(999_999, 500, null)).isEqualTo(new Later("999999", null));
    assertThat(GraphErrors.ofFailedStatus(999_999)).isEqualTo(new Undeliverable("999999"));
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504", "429", "408"})
  void aStatusThatPassesIsTriedLater(int status) {
    Duration asked = Duration.ofSeconds(7);
    assertThat(GraphErrors.of(GraphErrors.NO_CODE, status, asked))
        .isEqualTo(new Later("http-" + status, asked));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 403})
  void aStatusThatBlamesTokenOrAddressIsRefused(int status) {
    assertThat(GraphErrors.of(GraphErrors.NO_CODE, status, null))
        .isEqualTo(new Refused("http-" + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 415})
  void anyOtherStatusIsUndeliverable(int status) {
    assertThat(GraphErrors.of(GraphErrors.NO_CODE, status, null))
        .isEqualTo(new Undeliverable("http-" + status));
  }

  @Test
  void everyReasonHasAMeaning() {
    assertThat(GraphErrors.meaning("190")).isEqualTo("token expired");
    assertThat(GraphErrors.meaning("222")).contains("permission");
    assertThat(GraphErrors.meaning("424242")).isEqualTo("unknown error code");
    assertThat(GraphErrors.meaning("http-302")).isEqualTo("no error code");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,4", "2,16", "3,64", "6,4096", "60,4096"})
  void tooMuchToOneCitizenWaitsPowersOfFour(int attempt, long seconds) {
    Later later = new Later("131056", null);
    assertThat(later.notBefore(attempt)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void whatWasAskedForIsTheLeastWait() {
    Duration asked = Duration.ofSeconds(30);
    assertThat(new Later("130429", asked).notBefore(3)).isEqualTo(asked);
    assertThat(new Later("131056", asked).notBefore(0)).isEqualTo(asked);
    assertThat(new Later("131000", null).notBefore(5)).isZero();
  }
}
