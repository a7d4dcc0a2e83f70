package id.laksa.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as one who guesses can't change it at will. */
public final class Source {
  private static final int NETWORK_GROUPS = 4;

  private Source() {}

  /**
   * The network address without its port; of IPv6 the first 64 bits, since one subscriber has them
   * all.
   *
   * @param remote as the server says it: {@code 127.0.0.1:40112}
   */
  public static String of(@Nullable String remote) {
    String address = remote == null ? "" : remote.replaceAll("^.*/|:\\d+$|[\\[\\]]", "");
    return address.contains(":")
        ? Arrays.stream(address.split(":", -1))
            .limit(NETWORK_GROUPS)
            .collect(Collectors.joining(":"))
        : address;
  }
}
