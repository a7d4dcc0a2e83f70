package id.laksa.operation.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteChecksTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:page").routeId("show-form").setBody(constant("a page"));
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void whatRunsIsUp() {
    assertThat(new RouteChecks(camel).ask())
        .isEqualTo(new RouteChecks.Checks("up", java.util.List.of()));
  }

  @Test
  void aRouteThatWasStoppedIsNamed() throws Exception {
    camel.getRouteController().stopRoute("show-form");
    RouteChecks.Checks checks = new RouteChecks(camel).ask();
    assertThat(checks.status()).isEqualTo("down");
    assertThat(checks.down()).anyMatch(id -> id.contains("show-form"));
  }
}
