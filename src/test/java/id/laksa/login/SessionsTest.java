package id.laksa.login;

import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final Sessions sessions = new Sessions(aKey(), "live-room", clock);

  @Test
  void whatWasWrittenIsReadOnEveryNodeThatHasTheKey() {
    Session session = sessions.begin("operator");
    assertThat(new Sessions(aKey(), "live-room", clock).read(sessions.write(session)))
        .contains(session);
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
    assertThat(new Sessions(aKey(), "field", clock).read(value)).isEmpty();
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
