package id.laksa.spine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no HTTP client would. */
public final class RawHttp {
  private static final int PATIENCE_MS = 20_000;
  private final URI base;

  /** Sends to this base. */
  public RawHttp(String base) {
    this.base = URI.create(base);
  }

  /** Writes a body, perhaps for ever. */
  @FunctionalInterface
  public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Sends a head as it is (lines parted by LF, without the empty one) and reads all that comes. */
  public String send(String head) {
    return send(head, out -> {});
  }

  /** Sends a head and a body; that the server stops reading is no fault. */
  public String send(String head, BodyWriter body) {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      try {
        out.write(head(head));
        body.writeTo(out);
        out.flush();
      } catch (SocketException e) {
        // The answer tells why.
      }
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a head and the beginning of a body, and hangs up. */
  public void hangUpAfter(String head, byte[] begun) {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.getOutputStream().write(head(head));
      socket.getOutputStream().write(begun);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] head(String head) {
    String lines = head.strip().replace("\n", "\r\n") + "\r\nHost: laksa\r\n\r\n";
    return lines.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] chunk = new byte[8_192];
    try {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        answer.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
      }
    } catch (SocketTimeoutException e) {
      answer.append("… and the connection stays open");
    } catch (SocketException e) {
      // Reset, because not all was read; what came before counts.
    }
    return answer.toString();
  }
}
