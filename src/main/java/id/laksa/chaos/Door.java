package id.laksa.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;

/** One of the three channels, as a client uses it. */
@FunctionalInterface
interface Door {
  /**
   * A complaint that nobody has sent before.
   *
   * @param number makes it unlike any other
   * @throws IOException if the door must be looked at first and is closed
   */
  Sending next(HttpClient client, URI node, long number) throws IOException, InterruptedException;
}
