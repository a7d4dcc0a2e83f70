package id.laksa.whatsapp.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts, says what it was told to say, and keeps the line open without another word. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket door;
  private final List<Socket> guests = new CopyOnWriteArrayList<>();
  private final byte[] saying;
  private final boolean hangsUp;

  private SilentServer(ServerSocket door, String saying, boolean hangsUp) {
    this.door = door;
    this.saying = saying.getBytes(StandardCharsets.US_ASCII);
    this.hangsUp = hangsUp;
  }

  static SilentServer thatSays(String saying) throws IOException {
    return started(saying, false);
  }

  static SilentServer thatHangsUpAfter(String saying) throws IOException {
    return started(saying, true);
  }

  private static SilentServer started(String saying, boolean hangsUp) throws IOException {
    ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    SilentServer server = new SilentServer(door, saying, hangsUp);
    Thread porter = new Thread(server::welcome, "silent-server");
    porter.setDaemon(true);
    porter.start();
    return server;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Whether all guests have gone. */
  boolean isLeftByAll() {
    return !guests.isEmpty() && guests.stream().allMatch(SilentServer::isGone);
  }

  private static boolean isGone(Socket guest) {
    try {
      guest.setSoTimeout(1);
      return guest.getInputStream().readNBytes(64 * 1024).length < 64 * 1024;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        guests.add(guest);
        // All the tests' requests come in one piece, or in two when there is a body.
        int unused = guest.getInputStream().read(new byte[64 * 1024]);
        guest.getOutputStream().write(saying);
        if (hangsUp) {
          guest.shutdownOutput();
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket guest : guests) {
        guest.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
