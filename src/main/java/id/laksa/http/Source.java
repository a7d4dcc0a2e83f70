package id.laksa.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as one who guesses can't change it at will. */
public final class Source {
  private static final int IPV4 = 4;
  private static final int NETWORK = 8;

  private Source() {}

  /**
   * The network address without its port; of IPv6 the first 64 bits, since one subscriber has them
   * all. However an address is written, it is one source.
   *
   * @param remote as a server or a proxy says it: {@code 127.0.0.1:40112}
   * @return empty when it is no address
   */
  public static String of(@Nullable String remote) {
    byte[] address = bytes(remote);
    if (address == null) {
      return "";
    }
    return address.length == IPV4
        ? NetUtil.bytesToIpAddress(address)
        : HexFormat.ofDelimiter(":").formatHex(address, 0, NETWORK);
  }

  /** The bytes of an address, 4 of IPv4 however wrapped, else 16; null when it is none. */
  static byte @Nullable [] bytes(@Nullable String remote) {
    if (remote == null || remote.length() > 128) {
      return null;
    }
    String address = remote.strip().replaceAll("^[^/]*/", "").replaceAll("%[^\\]:]*", "");
    if (address.startsWith("[")) {
      address = address.replaceAll("^\\[|].*$", "");
    } else if (address.matches("[^:]*:\\d{1,5}") || address.matches("(?:[^:]+:){8}\\d{1,5}")) {
      address = address.substring(0, address.lastIndexOf(':'));
    }
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes != null && bytes.length != IPV4 && isWrapped(bytes)
        ? Arrays.copyOfRange(bytes, 12, 16)
        : bytes;
  }

  /** {@code ::ffff:10.0.0.1}. */
  private static boolean isWrapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }
}
