package id.laksa.dev.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;

/** One of the three channels, as a client uses it. */
@FunctionalInterface
interface ClientDoor {
  /**
   * A complaint that nobody has sent before.
   *
   * @param number makes it unlike any other
   * @throws IOException if the door must be looked at first and is closed
   */
  Sending next(HttpClient client, URI node, long number) throws IOException, InterruptedException;
}
