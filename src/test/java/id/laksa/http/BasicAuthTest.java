package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthTest {
  private final BasicAuth auth = new BasicAuth(Map.of("dpupr", "rahasia", "dlh", "a:b:ü"));

  @Test
  void whoKnowsThePasswordIsKnown() {
    assertThat(auth.user(basic("dpupr:rahasia"))).contains("dpupr");
    assertThat(auth.user(basic("dlh:a:b:ü"))).contains("dlh");
  }

  @Test
  void theSchemeMayBeWrittenInAnyCase() {
    assertThat(auth.user(basic("dpupr:rahasia").replace("Basic", "BASIC"))).contains("dpupr");
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
    assertThat(auth.user(basic(userAndPassword))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic !!!", "Basic ZA", "Bearer ZHB1cHI6cmFoYXNpYQ=="})
  void aHeaderThatIsNoneOfOursIsNobody(String header) {
    assertThat(auth.user(header)).isEmpty();
  }

  @Test
  void aVeryLongHeaderIsNotRead() {
    assertThat(auth.user(basic("dpupr:rahasia") + " ".repeat(2_000))).isEmpty();
  }

  private static String basic(String userAndPassword) {
    byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
