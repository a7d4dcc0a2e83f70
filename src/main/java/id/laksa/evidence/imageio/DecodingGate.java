package id.laksa.evidence.imageio;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Lets few decode at once, in the order they came, so that many uploads need no more memory than a
 * few; and of the costly formats one at a time.
 */
final class DecodingGate {
  private final Semaphore decoders;
  private final Semaphore costly = new Semaphore(1, true);

  DecodingGate(int concurrency) {
    this.decoders = new Semaphore(concurrency, true);
  }

  <T> T pass(boolean isCostly, Work<T> work) throws IOException {
    return isCostly ? pass(costly, () -> pass(decoders, work)) : pass(decoders, work);
  }

  private static <T> T pass(Semaphore gate, Work<T> work) throws IOException {
    gate.acquireUninterruptibly();
    try {
      return work.run();
    } finally {
      gate.release();
    }
  }

  /** What is done behind the gate. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
