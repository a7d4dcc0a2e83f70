package id.laksa.http;

import id.laksa.http.Problem.Kind;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many uploads are worked on or wait for their turn at the decoder, so that photos,
 * however slow, never use up the workers that complaints without photos need.
 */
public final class UploadGate {
  private final Semaphore places;
  private final Answers answers;

  /** Work on an upload. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @throws IOException if the disk fails
     */
    HttpAnswer answer() throws IOException;
  }

  /**
   * Opens the gate.
   *
   * @param most uploads at once, waiting ones included; further ones are told to come again
   */
  public UploadGate(int most, Answers answers) {
    this.places = new Semaphore(most);
    this.answers = answers;
  }

  /**
   * Works on an upload, or refuses it at once when too many are being worked on.
   *
   * @throws IOException if the disk fails
   */
  public HttpAnswer through(Work work) throws IOException {
    return through(
        work,
        () -> answers.problem(Kind.OVERLOADED, "Too many photos at once. Send it again soon."));
  }

  /**
   * Works on an upload, or refuses it at once, in the caller's words.
   *
   * @throws IOException if the disk fails
   */
  public HttpAnswer through(Work work, Work refusal) throws IOException {
    if (!places.tryAcquire()) {
      return refusal.answer();
    }
    try {
      return work.answer();
    } finally {
      places.release();
    }
  }
}
