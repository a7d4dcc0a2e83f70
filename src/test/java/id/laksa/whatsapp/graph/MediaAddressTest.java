package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaAddressTest {
  private final MediaAddress addresses = new MediaAddress(URI.create("http://127.0.0.1:8085"));

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8085/media/1", "https://157.240.1.1/whatsapp?mid=1"})
  void theApisOwnOriginAndThePublicInternetMayGetTheToken(String address)
      throws UnknownHostException {
    assertThat(addresses.mayGetToken(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://157.240.1.1/x",
        "http://127.0.0.1:8086/x",
        "https://127.0.0.1:8085/x",
        "https://127.0.0.1/x",
        "https://10.0.0.1/x",
        "https://169.254.169.254/latest",
        "https://157.240.1.1:8443/x",
        "https://a@157.240.1.1/x",
        "ftp://157.240.1.1/x",
        "file:///etc/passwd",
        "https:/x",
        "x"
      })
  void noOtherAddressGetsTheToken(String address) throws UnknownHostException {
    assertThat(addresses.mayGetToken(URI.create(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "127.1.2.3",
        "169.254.1.1",
        "172.16.0.1",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:10.0.0.1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001::1"
      })
  void anAddressWithinANetworkIsNotPublic(String address) throws UnknownHostException {
    assertThat(MediaAddress.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"157.240.1.1", "100.128.0.1", "2a03:2880:f003::1"})
  void anAddressOfTheInternetIsPublic(String address) throws UnknownHostException {
    assertThat(MediaAddress.isPublic(InetAddress.getByName(address))).isTrue();
  }
}
