package id.laksa.app.embedded;

import id.laksa.app.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports of this machine's loopback address. */
public final class Ports {
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
   * A port that is free now.
   *
   * @throws StartupFailure if there is none
   */
  public static int free() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new StartupFailure("This machine has no free port left on its loopback address.", e);
    }
  }
}
