package id.laksa.app;

import id.laksa.http.HttpAnswer;
import id.laksa.routemap.RouteMapPicture;
import id.laksa.routemap.RouteMapReader;
import id.laksa.routemap.RouteMapText;
import org.apache.camel.CamelContext;

/** The routes as they run, on the management port: {@code ./laksa routes show} asks for them. */
final class RoutePages {
  private RoutePages() {}

  static HttpAnswer text(CamelContext... contexts) {
    return HttpAnswer.text(
        200, "text/plain; charset=utf-8", RouteMapText.of(RouteMapReader.of(contexts)));
  }

  static HttpAnswer picture(CamelContext... contexts) {
    return HttpAnswer.text(200, "image/svg+xml", RouteMapPicture.of(RouteMapReader.of(contexts)))
        // Its own look is in it.
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }
}
