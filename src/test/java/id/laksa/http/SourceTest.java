package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1:40112, 127.0.0.1",
    "localhost/127.0.0.1:40112, 127.0.0.1",
    "/127.0.0.1:40112, 127.0.0.1",
    "::ffff:10.1.2.3, 10.1.2.3",
    "[::ffff:10.1.2.3]:443, 10.1.2.3",
    "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02",
    "2001:db8:1:2:3:4:5:6:40112, 20:01:0d:b8:00:01:00:02",
    "[2001:db8:1:2:3:4:5:6]:40112, 20:01:0d:b8:00:01:00:02",
    "2001:db8:1:2::9, 20:01:0d:b8:00:01:00:02",
    "2001:0DB8:0001:0002::, 20:01:0d:b8:00:01:00:02",
    "2001:db8::1:2, 20:01:0d:b8:00:00:00:00",
    "2001:db8:0:0:8::1, 20:01:0d:b8:00:00:00:00",
    "fe80:0:0:0:1:2:3:4%eth0, fe:80:00:00:00:00:00:00"
  })
  void aSourceIsAnAddressOrANetworkHoweverItIsWritten(String remote, String source) {
    assertThat(Source.of(remote)).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "example.org", "1.2.3", "1.2.3.4.5", "::g", "'; --"})
  void whatIsNoAddressIsOneSource(String remote) {
    assertThat(Source.of(remote)).isEmpty();
  }
}
