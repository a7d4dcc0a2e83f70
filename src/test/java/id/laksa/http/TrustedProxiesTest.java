package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a proxy of ours is believed about whom it speaks for. */
class TrustedProxiesTest {
  private final TrustedProxies proxies =
      TrustedProxies.of("10.0.0.0/8, 192.0.2.128/25,2001:db8::/33, 127.0.0.1");

  @ParameterizedTest
  @CsvSource({
    "10.1.1.1, 203.0.113.5, 203.0.113.5",
    "127.0.0.1, 203.0.113.5, 203.0.113.5",
    "192.0.2.129, 203.0.113.5, 203.0.113.5",
    "2001:db8:7fff::1, 203.0.113.5, 203.0.113.5",
    "::ffff:10.0.0.1, 203.0.113.5, 203.0.113.5",
    "10.1.1.1, 2001:db9::1, 2001:db9::1",
    "10.1.1.1, '6.6.6.6, 203.0.113.5', 203.0.113.5",
    "10.1.1.1, '6.6.6.6|203.0.113.5,10.9.9.9', 203.0.113.5",
    "10.1.1.1, '203.0.113.5:4711', 203.0.113.5:4711",
    "10.1.1.1, '203.0.113.5, unknown', 10.1.1.1",
    "10.1.1.1, '10.2.2.2, 10.3.3.3', 10.2.2.2",
    "10.1.1.1, '', 10.1.1.1"
  })
  void theRightMostAddressThatIsNoProxyOfOursIsTheClient(String peer, String said, String client) {
    assertThat(client(peer, said)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.5",
        "11.0.0.1",
        "192.0.2.127",
        "2001:db8:8000::1",
        "127.0.0.2",
        "nobody"
      })
  void whatAnybodyElseSaysOfHimselfIsIgnored(String peer) {
    TrustedProxies.Client client =
        proxies.clientOf(peer, false, List.of("6.6.6.6"), List.of("https"));
    assertThat(client).isEqualTo(new TrustedProxies.Client(peer, false));
    assertThat(TrustedProxies.of(" ").clientOf("10.1.1.1", true, List.of("6.6.6.6"), List.of()))
        .isEqualTo(new TrustedProxies.Client("10.1.1.1", true));
  }

  @Test
  void ofProtocolsTheProxysOwnCounts() {
    assertThat(secure("https")).isTrue();
    assertThat(secure("https, http")).isFalse();
    assertThat(secure("http, https")).isTrue();
    assertThat(secure("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy",
        "10.0.0.0/33",
        "::/129",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "/8"
      })
  void whatIsNoNetworkIsNamed(String wrong) {
    assertThatThrownBy(() -> TrustedProxies.of("127.0.0.1," + wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(wrong);
  }

  private String client(String peer, String said) {
    return proxies.clientOf(peer, false, Arrays.asList(said.split("\\|")), List.of()).address();
  }

  private boolean secure(String protocols) {
    return proxies.clientOf("10.1.1.1", false, List.of(), List.of(protocols)).secure();
  }
}
