package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:40112, 127.0.0.1",
    "localhost/127.0.0.1:40112, 127.0.0.1",
    "2001:db8:1:2:3:4:5:6:40112, 2001:db8:1:2",
    "[2001:db8:1:2:3:4:5:6]:40112, 2001:db8:1:2"
  })
  void aSourceIsAnAddressOrANetworkWithoutItsPort(String remote, String source) {
    assertThat(Source.of(remote)).isEqualTo(source);
  }
}
