package id.laksa.evidence.imageio;

import java.io.IOException;

/** Our own time, memory or machine didn't suffice: that says nothing about the photo. */
final class GaveUpException extends IOException {
  GaveUpException(IOException cause) {
    super("The decoder gave up", cause);
  }
}
