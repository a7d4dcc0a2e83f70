package id.laksa.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.app.Ports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The real server, with places for one request and two that wait. {@code /echo} says whom it
 * believes to answer; {@code /large} gives more than fits between it and who doesn't read.
 */
final class ServerFixture implements AutoCloseable {
  private static final int LARGE_BYTES = 50_000_000;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final WebServer server;
  private final int port = Ports.free();
  private final String scheme;

  ServerFixture(Pace pace, @Nullable Tls tls, String proxies, Path scratch) throws Exception {
    this.scheme = tls == null ? "http" : "https";
    this.server =
        new WebServer(
            new WebServer.Bounds(Map.of("", 1), 2, 1_000_000, 100_000, Map.of(), scratch),
            new WebServer.Front(pace, tls, TrustedProxies.of(proxies)),
            new Answers(new ObjectMapper()),
            new ErrorPages(new Pages()));
    server.showIn(meters);
    server.bindTo(camel, port);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("platform-http:/large")
                .removeHeaders("*")
                .process(
                    exchange ->
                        exchange
                            .getMessage()
                            .setBody(
                                new HttpAnswer(
                                    200,
                                    "application/octet-stream",
                                    Map.of(),
                                    new ByteArrayInputStream(new byte[LARGE_BYTES]))));
            from("platform-http:/echo")
                .setVariable(
                    "said", simple("${header.X-Forwarded-For} ${header.X-Forwarded-Proto}"))
                .removeHeaders("*")
                .process(
                    exchange ->
                        exchange
                            .getMessage()
                            .setBody(
                                HttpAnswer.text(
                                    200,
                                    "text/plain",
                                    exchange.getVariable("said", String.class))));
          }
        });
    camel.start();
    server.listen("127.0.0.1", port);
  }

  String url() {
    return scheme + "://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  double counted(String metric) {
    return meters.get(metric).functionCounter().count();
  }

  @Override
  public void close() {
    camel.stop();
    server.close();
  }
}
