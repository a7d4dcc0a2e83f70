package id.laksa.http;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Lets platform-http's routes wait without a thread: see {@link AsyncHttpConsumer}. */
final class AsyncHttpEngine extends VertxPlatformHttpEngine {
  private final int port;

  /** Serves the routes of the server on this port. */
  AsyncHttpEngine(int port) {
    this.port = port;
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return new AsyncHttpConsumer(
        endpoint, processor, List.of(), VertxPlatformHttpRouter.getRouterNameFromPort(port));
  }
}
