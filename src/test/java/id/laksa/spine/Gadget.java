package id.laksa.spine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells whether somebody in this process turned it into an object. It alone is let through by the
 * filter of the tests (pom.xml), so that it tells what nothing reads, not what the filter stopped.
 */
final class Gadget implements Serializable {
  private static final AtomicInteger READ = new AtomicInteger();

  /** How often one was read in this process. */
  static int timesRead() {
    return READ.get();
  }

  /** One as it travels. */
  static byte[] serialized() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Gadget());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    READ.incrementAndGet();
    in.defaultReadObject();
  }
}
