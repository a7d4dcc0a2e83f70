package id.laksa.evidence.imageio;

import id.laksa.evidence.RefusalReason;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decodes WebPs in a process of its own. The only decoder in Java takes 30 bytes of heap a pixel,
 * and a file of a few kilobytes can make it fill any heap or compute for hours; there it has its
 * own memory and its time, reads nothing serialized and sees no settings. The process stays for the
 * next photo, and ends when it gave up one or had nothing to do for a minute. One photo at a time.
 */
final class WebpDecoder implements AutoCloseable {
  private static final List<String> BOUNDS =
      List.of(
          "-Xmx640m",
          "-Xss1m",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          "-Djdk.serialFilter=!*");

  /** The most pixels that are taken need about a fifth of it. */
  static final Duration COMPUTING = Duration.ofSeconds(20);

  /** On a machine so busy that no photo gets its computing time. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Duration computing;
  private volatile @Nullable Process process;
  private volatile boolean closed;
  private CompletableFuture<Void> idle = new CompletableFuture<>();

  /**
   * Starts nothing yet.
   *
   * @param computing how much of the processor's time one photo may take
   */
  WebpDecoder(Duration computing) {
    this.computing = computing;
  }

  /**
   * Decodes one.
   *
   * @throws UnfitPhotoException when it can't be decoded
   * @throws GaveUpException when our own time, memory or machine didn't suffice
   */
  synchronized BufferedImage decode(Picture picture) throws IOException {
    boolean answered = false;
    Process decoder = running();
    CompletableFuture<Void> end = endLater(decoder, PATIENCE);
    try {
      ask(picture, new DataOutputStream(decoder.getOutputStream()));
      DataInputStream in = new DataInputStream(decoder.getInputStream());
      if (in.readUnsignedByte() == DecoderProcess.TAKEN) {
        BufferedImage image = pixels(in);
        answered = true;
        return image;
      }
      RefusalReason reason = RefusalReason.valueOf(in.readUTF());
      answered = true;
      throw new UnfitPhotoException(reason);
    } catch (UnfitPhotoException e) {
      throw e;
    } catch (IOException e) {
      throw new GaveUpException(e);
    } finally {
      if (!end.cancel(false) || !answered) {
        decoder.destroyForcibly();
        process = null;
      } else {
        idle = endLater(decoder, IDLE);
      }
    }
  }

  /** Ends the process, also in the middle of a photo, and starts no other. */
  @Override
  public void close() {
    closed = true;
    Process last = process;
    if (last != null) {
      last.destroyForcibly();
    }
  }

  private Process running() throws GaveUpException {
    Process last = process;
    if (last != null && idle.cancel(false) && last.isAlive()) {
      return last;
    }
    try {
      Process started = started();
      process = started;
      if (closed) {
        started.destroyForcibly();
      }
      return started;
    } catch (IOException e) {
      throw new GaveUpException(e);
    }
  }

  private Process started() throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .redirectError(Redirect.DISCARD);
    java.command().addAll(BOUNDS);
    java.command()
        .addAll(
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DecoderProcess.class.getName(),
                Long.toString(computing.toMillis())));
    java.environment().clear();
    return java.start();
  }

  private static void ask(Picture picture, DataOutputStream out) throws IOException {
    out.writeInt(picture.width());
    out.writeInt(picture.height());
    out.writeInt(picture.drawing().length);
    out.write(picture.drawing());
    out.flush();
  }

  private static BufferedImage pixels(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    Bounds.STORED.check(width, height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    in.readFully(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    return image;
  }

  private static CompletableFuture<Void> endLater(Process process, Duration wait) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    CompletableFuture<Void> unused = end.thenRun(process::destroyForcibly);
    return end.completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS);
  }
}
