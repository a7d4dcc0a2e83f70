package id.laksa.dev.simulator.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** A part of an address that the route which matched it names. */
final class PathPart {
  private PathPart() {}

  static String of(RoutingContext context, String name) {
    return Objects.requireNonNull(context.pathParam(name), name);
  }
}
