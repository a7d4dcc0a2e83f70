package id.laksa.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stopping goes on, whatever does not stop cleanly: what comes after must not be left running. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  /** Closes the parts in this order. */
  static void each(AutoCloseable... parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Something did not stop cleanly", e);
      }
    }
  }
}
