package id.laksa.whatsapp.graph;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/** Tells to which addresses of photos our token may be shown. */
final class MediaAddress {
  private static final int HTTPS = 443;

  private final URI graph;

  MediaAddress(URI graph) {
    this.graph = graph;
  }

  /**
   * The Graph API's own origin, or https at its usual port on a host of the public internet: Meta
   * keeps photos on other hosts than the API, and they want the token too.
   *
   * @throws UnknownHostException when the host has no address now
   */
  boolean mayGetToken(URI address) throws UnknownHostException {
    if (address.getHost() == null || address.getUserInfo() != null) {
      return false;
    }
    if (origin(address).equals(origin(graph))) {
      return true;
    }
    return "https".equalsIgnoreCase(address.getScheme())
        && port(address) == HTTPS
        && Arrays.stream(InetAddress.getAllByName(address.getHost()))
            .allMatch(MediaAddress::isPublic);
  }

  private static String origin(URI address) {
    String text = address.getScheme() + "://" + address.getHost() + ":" + port(address);
    return text.toLowerCase(Locale.ROOT);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : 80;
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
  }

  /** Not this network, carriers' NAT, protocol assignments, benchmarks, or the reserved end. */
  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first != 0
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && bytes[2] == 0)
        && !(first == 198 && (second == 18 || second == 19))
        && first < 240;
  }

  /** Global unicast, and no tunnel to an IPv4 address (6to4, Teredo). */
  private static boolean isPublic6(byte[] bytes) {
    boolean global = (bytes[0] & 0xe0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    return global && !sixToFour && !teredo;
  }
}
