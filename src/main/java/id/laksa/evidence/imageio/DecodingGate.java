package id.laksa.evidence.imageio;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Lets few decode at once, in the order they came, so that many uploads need no more memory than a
 * few. Those that decode in a process of their own have a lane of one, and never hold up the
 * others.
 */
final class DecodingGate {
  private final Semaphore here;
  private final Semaphore apart = new Semaphore(1, true);

  DecodingGate(int concurrency) {
    this.here = new Semaphore(concurrency, true);
  }

  <T> T pass(boolean isDecodedApart, Work<T> work) throws IOException {
    Semaphore lane = isDecodedApart ? apart : here;
    lane.acquireUninterruptibly();
    try {
      return work.run();
    } finally {
      lane.release();
    }
  }

  /** What is done behind the gate. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
