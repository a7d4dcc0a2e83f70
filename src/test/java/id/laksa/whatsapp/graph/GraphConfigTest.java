package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void addressesAreUnderTheVersion() {
    GraphConfig config = config("https://graph.facebook.com", "v25.0", "1", SECOND, 1);
    assertThat(config.address("1/messages"))
        .hasToString("https://graph.facebook.com/v25.0/1/messages");
  }

  @ParameterizedTest
  @CsvSource({
    "graph.facebook.com, v25.0, 1, 1",
    "ftp://graph.facebook.com, v25.0, 1, 1",
    "https://a:b@graph.facebook.com, v25.0, 1, 1",
    "https://graph.facebook.com/v25.0, v25.0, 1, 1",
    "https://graph.facebook.com?a=b, v25.0, 1, 1",
    "https://graph.facebook.com, 25, 1, 1",
    "https://graph.facebook.com, v25.0, +62, 1",
    "https://graph.facebook.com, v25.0, 1, 0",
    "https://graph.facebook.com, v25.0, 1, 16777217"
  })
  void whatCannotWorkIsRefused(String url, String version, String number, int largest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(url, version, number, SECOND, largest));
  }

  @Test
  void aTimeoutIsPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config("https://graph.facebook.com", "v25.0", "1", Duration.ZERO, 1));
  }

  private static GraphConfig config(
      String url, String version, String number, Duration timeout, int largest) {
    return new GraphConfig(
        URI.create(url), version, number, () -> "token", SECOND, timeout, SECOND, largest);
  }
}
