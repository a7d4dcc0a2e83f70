package id.laksa.evidence.imageio;

import id.laksa.evidence.RefusalReason;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Decodes a WebP in a process of its own. The only decoder in Java takes 30 bytes of heap a pixel,
 * and a file of a few kilobytes can make it fill any heap or compute for hours; here it has its own
 * memory and 20 seconds, and sees no settings.
 */
public final class DecoderProcess {
  private static final String HEAP = "-Xmx640m";
  private static final int SECONDS = 20;

  private DecoderProcess() {}

  static BufferedImage decode(Picture picture) throws IOException {
    return decode(picture, SECONDS);
  }

  static BufferedImage decode(Picture picture, int seconds) throws IOException {
    Process process = start(picture, seconds);
    try {
      try (OutputStream drawing = process.getOutputStream()) {
        drawing.write(picture.drawing());
      }
      try (DataInputStream pixels = new DataInputStream(process.getInputStream())) {
        BufferedImage image = canvas(pixels.readInt(), pixels.readInt());
        pixels.readFully(bytes(image));
        return image;
      }
    } catch (EOFException e) {
      // It gave up, on the photo or on its memory or time.
      throw new UnfitPhotoException(RefusalReason.CANNOT_DECODE);
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * The other process: a WebP in at standard input, width, height and pixels out.
   *
   * @param args what the file says it measures, width and height, and how many seconds it has
   */
  public static void main(String[] args) throws IOException {
    endInTime(Integer.parseInt(args[2]));
    byte[] drawing = System.in.readAllBytes();
    int width = Integer.parseInt(args[0]);
    int height = Integer.parseInt(args[1]);
    Picture picture = new Picture(width, height, drawing, null);
    BufferedImage image = Canvas.upright(Decoder.decode(Format.WEBP, picture), 1);
    DataOutputStream pixels = new DataOutputStream(System.out);
    pixels.writeInt(image.getWidth());
    pixels.writeInt(image.getHeight());
    pixels.write(bytes(image));
    pixels.flush();
  }

  private static Process start(Picture picture, int seconds) {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DecoderProcess.class.getName(),
                Integer.toString(picture.width()),
                Integer.toString(picture.height()),
                Integer.toString(seconds))
            .redirectError(Redirect.DISCARD);
    java.environment().clear();
    try {
      return java.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The WebP decoder can't be started", e);
    }
  }

  /** Here and not in the parent, so that it holds when the parent is killed. */
  private static void endInTime(int seconds) {
    Thread watch =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static BufferedImage canvas(int width, int height) throws IOException {
    new Bounds(Long.MAX_VALUE, Decoder.MAX_SIDE).check(width, height);
    return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
