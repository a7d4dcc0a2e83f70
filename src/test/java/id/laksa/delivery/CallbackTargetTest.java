package id.laksa.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTargetTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example.id/",
        "ftp://app.example.id/",
        "https:///hook",
        "https://user:word@app.example.id/",
        "https://app.example.id/#here",
        "app.example.id"
      })
  void anAddressThatIsNotOfTheWebWithTlsIsRefused(String address) {
    assertThatThrownBy(() -> endpoint(address, SECRET))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", "MfKQ9r8GKYqrTwjU"})
  void aSecretThatIsNoneIsRefusedAndNotRepeated(String secret) {
    assertThatThrownBy(() -> endpoint("https://app.example.id/", secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("secrets like");
  }

  @Test
  void noSecretIsShown() {
    assertThat(endpoint("https://app.example.id/hook", SECRET))
        .hasToString("CallbackTarget[app.example.id]");
  }

  private static CallbackTarget endpoint(String address, String secret) {
    return new CallbackTarget(URI.create(address), List.of(secret), false, Duration.ofSeconds(1));
  }
}
