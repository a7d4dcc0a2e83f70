package id.laksa.evidence.imageio;

import id.laksa.evidence.RefusalReason;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The process in which WebPs are decoded, one after the other: at standard input what the file says
 * it measures, width and height, and its length and bytes; at standard output a verdict, then
 * width, height and pixels, or why not. It ends with its input, and whenever one photo takes more
 * than its share of computing time: of the processor's, so that a busy machine doesn't count.
 */
public final class DecoderProcess {
  static final int TAKEN = 1;
  static final int REFUSED = 2;
  private static final long LOOK_MS = 100;

  private final Duration most;
  private volatile boolean busy;
  private volatile Duration began = Duration.ZERO;

  private DecoderProcess(Duration most) {
    this.most = most;
  }

  /**
   * Decodes until its input ends.
   *
   * @param args how many milliseconds of computing time a photo has
   */
  public static void main(String[] args) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever a library prints must not come between the pixels.
    System.setOut(System.err);
    DecoderProcess process = new DecoderProcess(Duration.ofMillis(Long.parseLong(args[0])));
    Thread watch = new Thread(process::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    process.serve(new DataInputStream(System.in), out);
  }

  private void serve(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      int width;
      try {
        width = in.readInt();
      } catch (EOFException e) {
        return;
      }
      int height = in.readInt();
      byte[] drawing = in.readNBytes(in.readInt());
      began = computed();
      busy = true;
      answer(new Picture(width, height, drawing, null), out);
      out.flush();
      busy = false;
    }
  }

  private static void answer(Picture picture, DataOutputStream out) throws IOException {
    BufferedImage image;
    try {
      image = Canvas.upright(Decoder.decode(Format.WEBP, picture), 1);
    } catch (UnfitPhotoException e) {
      refuse(e.reason(), out);
      return;
    } catch (EOFException e) {
      refuse(RefusalReason.TRUNCATED, out);
      return;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      refuse(RefusalReason.CANNOT_DECODE, out);
      return;
    }
    out.writeByte(TAKEN);
    out.writeInt(image.getWidth());
    out.writeInt(image.getHeight());
    out.write(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
  }

  private static void refuse(RefusalReason reason, DataOutputStream out) throws IOException {
    out.writeByte(REFUSED);
    out.writeUTF(reason.name());
  }

  /** Here and not in the parent, so that it holds when the parent is killed. */
  private void watch() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        Duration start = began;
        if (busy && computed().minus(start).compareTo(most) > 0) {
          Runtime.getRuntime().halt(1);
        }
      }
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Of all threads: collecting garbage is work, too. */
  private static Duration computed() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
