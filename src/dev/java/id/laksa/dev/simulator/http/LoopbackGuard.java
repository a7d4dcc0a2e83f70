package id.laksa.dev.simulator.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Lets nobody in but programs and pages of this machine: no page of another site can read or write
 * here, whatever name it gives the address.
 */
final class LoopbackGuard implements Handler<RoutingContext> {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  static boolean isLoopback(String host) {
    return HOSTS.contains(host);
  }

  @Override
  public void handle(RoutingContext context) {
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        // A stricter one would hide the origin of the pages' own forms.
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Cache-Control", "no-store");
    HostAndPort authority = context.request().authority();
    if (authority == null || !isLoopback(authority.host())) {
      context.fail(403);
    } else if (changes(context.request()) && !sameOrigin(context.request(), authority)) {
      context.fail(403);
    } else {
      context.next();
    }
  }

  private static boolean changes(HttpServerRequest request) {
    return !HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method());
  }

  private static boolean sameOrigin(HttpServerRequest request, HostAndPort authority) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return (site == null || "same-origin".equals(site) || "none".equals(site))
        && (origin == null || origin.equals("http://" + authority));
  }
}
