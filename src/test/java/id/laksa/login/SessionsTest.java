package id.laksa.login;

import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.PageKeys;
import id.laksa.spine.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final Sessions sessions = sessions("live-room", 1, "rahasia");

  @Test
  void whatWasWrittenIsReadOnEveryNodeThatHasTheKey() {
    Session session = sessions.begin("operator");
    assertThat(sessions("live-room", 1, "rahasia").read(sessions.write(session))).contains(session);
  }

  @Test
  void aChangedCharacterMakesItNobodys() {
    String value = sessions.write(sessions.begin("operator"));
    for (int at = 0; at < value.length(); at++) {
      char other = value.charAt(at) == 'A' ? 'B' : 'A';
      String changed = value.substring(0, at) + other + value.substring(at + 1);
      assertThat(sessions.read(changed)).describedAs("character %d", at).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.b.c.d", "....", "b3BlcmF0b3I.999999999999.A.A"})
  void whatIsNotASessionIsNone(String value) {
    assertThat(sessions.read(value)).isEmpty();
  }

  @Test
  void oneDoorsSessionOpensNoOther() {
    String value = sessions.write(sessions.begin("operator"));
    assertThat(sessions("field", 1, "rahasia").read(value)).isEmpty();
  }

  @Test
  void aChangedPasswordEndsTheSessionsOfItsUserAlone() {
    Sessions changed = sessions("live-room", 1, "rahasia baru");
    assertThat(changed.read(sessions.write(sessions.begin("operator")))).isEmpty();
    assertThat(changed.read(sessions.write(sessions.begin("other")))).isPresent();
    assertThat(changed.read(sessions.write(sessions.begin("")))).isPresent();
  }

  @Test
  void anotherGenerationOfKeysEndsAllSessionsAndForms() {
    Session session = sessions.begin("operator");
    Sessions renewed = sessions("live-room", 2, "rahasia");
    assertThat(renewed.read(sessions.write(session))).isEmpty();
    assertThat(renewed.isFormOf(session, sessions.formToken(session))).isFalse();
  }

  @Test
  void whatMakesABrowserKnownOpensNothingAndLastsLong() {
    Accounts accounts = accounts("live-room", 1, "rahasia");
    Sessions browsers =
        Sessions.browsers(new PageKeys(aKey(), 1), "live-room", accounts::fingerprint, clock);
    String cookie = browsers.write(browsers.begin("operator"));
    assertThat(sessions.read(cookie)).isEmpty();
    clock.advance(Duration.ofDays(180).minusMillis(1));
    assertThat(browsers.read(cookie)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(browsers.read(cookie)).isEmpty();
  }

  private Sessions sessions(String door, int generation, String password) {
    return new Sessions(
        new PageKeys(aKey(), generation),
        door,
        accounts(door, generation, password)::fingerprint,
        clock);
  }

  private static Accounts accounts(String door, int generation, String password) {
    return new Accounts(
        new PageKeys(aKey(), generation), door, Map.of("operator", password, "other", "tetap"));
  }

  @Test
  void itLastsAShift() {
    String value = sessions.write(sessions.begin("operator"));
    clock.advance(Sessions.LIFE.minus(Duration.ofMillis(1)));
    assertThat(sessions.read(value)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(sessions.read(value)).isEmpty();
  }

  @Test
  void aFormBelongsToOneSession() {
    Session one = sessions.begin("operator");
    Session other = sessions.begin("operator");
    assertThat(sessions.isFormOf(one, sessions.formToken(one))).isTrue();
    assertThat(sessions.isFormOf(other, sessions.formToken(one))).isFalse();
    assertThat(sessions.isFormOf(one, "")).isFalse();
  }
}
