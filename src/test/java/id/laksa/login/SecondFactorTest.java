package id.laksa.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {
  /** The secret of RFC 6238's appendix B. */
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final SecondFactor codes = new SecondFactor();

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:59Z, 287082",
    "2005-03-18T01:58:29Z, 081804",
    "2005-03-18T01:58:31Z, 050471",
    "2009-02-13T23:31:30Z, 005924",
    "2033-05-18T03:33:20Z, 279037",
    "2603-10-11T11:33:20Z, 353130"
  })
  void codesAreThoseOfTheStandard(Instant now, String code) {
    assertThat(codes.step(SECRET, code, 0, now)).hasValue(now.getEpochSecond() / 30);
  }

  @Test
  void aPhoneMayBeHalfAMinuteWrongButNoMore() {
    Instant made = Instant.parse("2009-02-13T23:31:30Z");
    for (int seconds : new int[] {-30, -1, 0, 29, 59}) {
      assertThat(codes.step(SECRET, "005924", 0, made.plusSeconds(seconds))).isPresent();
    }
    for (int seconds : new int[] {-31, 60}) {
      assertThat(codes.step(SECRET, "005924", 0, made.plusSeconds(seconds))).isEmpty();
    }
  }

  @Test
  void aCodeThatWasTakenIsNotTakenAgain() {
    Instant now = Instant.parse("2009-02-13T23:31:30Z");
    long step = codes.step(SECRET, "005924", 0, now).orElseThrow();
    assertThat(codes.step(SECRET, "005924", step, now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "5924", "000000", "00592４", "005924005924"})
  void whatIsNoCodeOpensNothing(String code) {
    assertThat(codes.step(SECRET, code, 0, Instant.parse("2009-02-13T23:31:30Z"))).isEmpty();
  }

  @Test
  void aSecretIsTypedIntoAnAppAndReadBack() {
    byte[] secret = codes.newSecret();
    String typed = SecondFactor.typed(secret);
    assertThat(typed).matches("[A-Z2-7]{32}");
    assertThat(SecondFactor.secret(typed))
        .hasValueSatisfying(read -> assertThat(read).isEqualTo(secret));
    assertThat(SecondFactor.secret(typed.substring(1))).isEmpty();
    assertThat(SecondFactor.link("siti.aminah", secret))
        .isEqualTo("otpauth://totp/LAKSA%3Asiti.aminah?secret=" + typed + "&issuer=LAKSA");
  }
}
