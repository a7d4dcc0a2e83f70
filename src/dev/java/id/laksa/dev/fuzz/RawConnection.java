package id.laksa.dev.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of HTTP/1.1 that sends any bytes at all, which no client library does, and reads
 * what is answered. It connects when it must. Not thread-safe.
 */
final class RawConnection implements AutoCloseable {
  private static final int INTERIM = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
  private static final int LONGEST_HEAD = 65_536;
  private final URI engine;
  private final Duration patience;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * What came back.
   *
   * @param status 0 when the connection was closed without an answer, -1 when nothing came in time
   * @param headers by their names in lower case
   * @param millis from the first byte sent to the last one read
   */
  record Heard(int status, Map<String, String> headers, String body, long millis) {
    static final int CLOSED = 0;
    static final int NOTHING = -1;
  }

  /**
   * Will speak to this engine.
   *
   * @param patience after which an answer is taken as none
   */
  RawConnection(URI engine, Duration patience) {
    this.engine = engine;
    this.patience = patience;
  }

  /**
   * Sends a request and waits for its answer; {@code endsThere}: and says nothing more after it.
   */
  Heard ask(byte[] request, boolean endsThere) {
    boolean isReused = in != null;
    Heard heard = askOnce(request, endsThere);
    // A connection that was kept may have been closed meanwhile: only a new one tells.
    return isReused && heard.status() == Heard.CLOSED ? askOnce(request, endsThere) : heard;
  }

  private Heard askOnce(byte[] request, boolean endsThere) {
    long began = System.nanoTime();
    try {
      InputStream answers = connected();
      send(request, endsThere);
      Heard heard = read(answers, began, isHead(request));
      boolean goesOn = !endsThere && !"close".equalsIgnoreCase(heard.headers().get("connection"));
      if (!goesOn) {
        close();
      }
      return heard;
    } catch (SocketTimeoutException e) {
      close();
      return new Heard(Heard.NOTHING, Map.of(), "", since(began));
    } catch (IOException e) {
      close();
      return new Heard(Heard.CLOSED, Map.of(), "", since(began));
    }
  }

  private InputStream connected() throws IOException {
    if (in == null) {
      Socket opened = new Socket(InetAddress.getByName(engine.getHost()), engine.getPort());
      opened.setSoTimeout((int) patience.toMillis());
      opened.setTcpNoDelay(true);
      socket = opened;
      in = new BufferedInputStream(opened.getInputStream());
    }
    return in;
  }

  /** An engine that has refused a request needn't read the rest of it: its answer counts. */
  private void send(byte[] request, boolean endsThere) {
    Socket opened = socket;
    if (opened == null) {
      return;
    }
    try {
      opened.getOutputStream().write(request);
      opened.getOutputStream().flush();
      if (endsThere) {
        opened.shutdownOutput();
      }
    } catch (IOException e) {
      // What it said before it hung up is still to be read.
    }
  }

  private Heard read(InputStream answers, long began, boolean head) throws IOException {
    int status;
    Map<String, String> headers;
    do {
      String[] lines = head(answers).split("\r\n");
      status = status(lines[0]);
      headers = headers(lines);
    } while (status < INTERIM);
    boolean bare = head || status == NO_CONTENT || status == NOT_MODIFIED;
    byte[] body = bare ? new byte[0] : body(answers, headers);
    return new Heard(status, headers, new String(body, StandardCharsets.UTF_8), since(began));
  }

  private static String head(InputStream answers) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newest = 0;
    while (newest != 0x0d0a0d0a) {
      int next = answers.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new EOFException();
      }
      head.write(next);
      newest = newest << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static int status(String line) throws IOException {
    Matcher status = STATUS.matcher(line);
    if (!status.lookingAt()) {
      throw new IOException("no answer of HTTP");
    }
    return Integer.parseInt(status.group(1));
  }

  private static Map<String, String> headers(String... lines) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static byte[] body(InputStream answers, Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return answers.readNBytes(Integer.parseInt(headers.get("content-length")));
    }
    if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return answers.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(answers), 16);
    while (size > 0) {
      body.write(answers.readNBytes(size));
      line(answers);
      size = Integer.parseInt(line(answers), 16);
    }
    line(answers);
    return body.toByteArray();
  }

  private static String line(InputStream answers) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = answers.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
      next = answers.read();
    }
    return line.toString().strip();
  }

  private static boolean isHead(byte[] request) {
    return new String(request, 0, Math.min(5, request.length), StandardCharsets.ISO_8859_1)
        .equals("HEAD ");
  }

  private static long since(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is gone, which was wanted.
    }
    socket = null;
    in = null;
  }
}
