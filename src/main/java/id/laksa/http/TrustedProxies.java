package id.laksa.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word counts about who stands behind them: a proxy's of ours. What anybody else says of
 * itself is ignored.
 */
public final class TrustedProxies {
  private static final int BITS = 8;
  private final List<Network> networks;

  /**
   * Whom a request comes from.
   *
   * @param address the browser's or the system's, as it was said; never a trusted proxy's while one
   *     behind it is known
   * @param secure whether it came to us, or to the first proxy of ours, over TLS
   */
  public record Client(String address, boolean secure) {}

  private static final class Network {
    private final byte[] address;
    private final int bits;

    Network(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    boolean has(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / BITS;
      int rest = bits % BITS;
      return Arrays.equals(address, 0, whole, other, 0, whole)
          && (rest == 0 || (address[whole] ^ other[whole]) >> (BITS - rest) == 0);
    }
  }

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads the list.
   *
   * @param list addresses and networks like {@code 10.0.0.0/8}, with commas; empty trusts nobody
   * @throws IllegalArgumentException if one is neither, naming it
   */
  public static TrustedProxies of(String list) {
    List<Network> networks = new ArrayList<>();
    for (String one : list.split(",", -1)) {
      if (!one.isBlank()) {
        networks.add(network(one.strip()));
      }
    }
    return new TrustedProxies(List.copyOf(networks));
  }

  /**
   * Who stands behind a connection: the right-most address that is no proxy of ours.
   *
   * @param peer who made the connection
   * @param secure whether that connection has TLS
   * @param forwardedFor the headers of that name, in order
   * @param forwardedProto likewise
   */
  public Client clientOf(
      String peer, boolean secure, List<String> forwardedFor, List<String> forwardedProto) {
    if (!trusts(peer)) {
      return new Client(peer, secure);
    }
    String address = peer;
    List<String> said = parts(forwardedFor);
    for (int i = said.size() - 1; i >= 0 && trusts(address); i--) {
      if (Source.bytes(said.get(i)) == null) {
        break;
      }
      address = said.get(i);
    }
    List<String> protocols = parts(forwardedProto);
    // Further left stands what the client may have said itself.
    boolean over = !protocols.isEmpty() && protocols.get(protocols.size() - 1).equals("https");
    return new Client(address, secure || over);
  }

  private boolean trusts(@Nullable String address) {
    if (networks.isEmpty()) {
      return false;
    }
    byte[] bytes = Source.bytes(address);
    return bytes != null && networks.stream().anyMatch(network -> network.has(bytes));
  }

  private static List<String> parts(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static Network network(String text) {
    String[] parts = text.split("/", 2);
    byte[] address = Source.bytes(parts[0]);
    if (address != null && parts[0].matches("[0-9a-fA-F:.]+")) {
      int most = address.length * BITS;
      if (parts.length == 1) {
        return new Network(address, most);
      }
      if (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most) {
        return new Network(address, Integer.parseInt(parts[1]));
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no address and no network");
  }
}
