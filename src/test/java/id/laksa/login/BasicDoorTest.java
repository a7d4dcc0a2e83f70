package id.laksa.login;

import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.PageKeys;
import id.laksa.login.http.BasicDoor;
import id.laksa.login.http.BasicDoor.Caller;
import id.laksa.spine.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicDoorTest {
  private final BasicDoor door =
      new BasicDoor(
          new Accounts(
              new PageKeys(aKey(), 1), "basic", Map.of("dpupr", "rahasia", "dlh", "a:b:ü")),
          new GuessThrottle(new TestClock(Instant.parse("2026-11-23T02:00:00Z"))));

  @Test
  void whoKnowsThePasswordIsKnown() {
    assertThat(user(basic("dpupr:rahasia"))).contains("dpupr");
    assertThat(user(basic("dlh:a:b:ü"))).contains("dlh");
  }

  @Test
  void theSchemeMayBeWrittenInAnyCase() {
    assertThat(user(basic("dpupr:rahasia").replace("Basic", "BASIC"))).contains("dpupr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dpupr:Rahasia",
        "dpupr:rahasia ",
        "dpupr:",
        "dpupr",
        ":rahasia",
        ":",
        "",
        "DPUPR:rahasia",
        "dlh:rahasia",
        "dlh:a",
        "operator:rahasia"
      })
  void whoDoesNotIsNobody(String userAndPassword) {
    assertThat(user(basic(userAndPassword))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic !!!", "Basic ZA", "Bearer ZHB1cHI6cmFoYXNpYQ=="})
  void aHeaderThatIsNoneOfOursIsNobody(@Nullable String header) {
    assertThat(user(header)).isEmpty();
  }

  @Test
  void aVeryLongHeaderIsNotRead() {
    assertThat(user(basic("dpupr:rahasia") + " ".repeat(2_000))).isEmpty();
  }

  @Test
  void whoGuessesIsToldToWait() {
    for (int i = 0; i < 10; i++) {
      assertThat(user(basic("dpupr:" + i))).isEmpty();
    }
    assertThat(door.caller(basic("dpupr:rahasia"), "10.6.6.6")).isInstanceOf(Caller.Guesser.class);
    assertThat(door.caller(basic("dpupr:rahasia"), "10.0.0.1").user()).contains("dpupr");
  }

  private Optional<String> user(@Nullable String header) {
    return door.caller(header, "10.6.6.6:4711").user();
  }

  private static String basic(String userAndPassword) {
    byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
