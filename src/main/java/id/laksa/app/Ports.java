package id.laksa.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine's loopback address. */
public final class Ports {
  private static final int FIRST = 12_000;
  private static final int END = 32_000;
  private static final int ATTEMPTS = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * Makes sure that nobody listens on a port.
   *
   * @param setting the setting that chooses the port, named in the failure
   * @throws StartupFailure if it is taken
   */
  public static void requireFree(int port, String setting) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw new StartupFailure(
          "Port " + port + " is taken: stop what listens there, or set " + setting + ".", e);
    }
  }

  /**
   * A port that is free now, and that no outgoing connection takes by chance: below the range from
   * which Linux gives those theirs (32768 to 60999). No port is given twice.
   *
   * @throws StartupFailure if there is none
   */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new StartupFailure("This machine has no free port left on its loopback address.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
