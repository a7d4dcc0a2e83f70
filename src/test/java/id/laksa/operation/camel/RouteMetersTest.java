package id.laksa.operation.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteMetersTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    camel.addRoutePolicyFactory(RouteMeters.in(registry));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:page").routeId("show-form").setBody(constant("a page"));
            from("direct:submit").routeId("submit").setBody(constant("a receipt"));
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void aRouteIsMeasuredByItsId() {
    camel.createProducerTemplate().sendBody("direct:page", "");
    assertThat(registry.scrape()).containsPattern("camel_.*_count\\{.*routeId=\"show-form\".*} 1");
  }

  @Test
  void whatEachComplaintPassesIsNotMeasured() {
    camel.createProducerTemplate().sendBody("direct:submit", "");
    assertThat(registry.scrape()).doesNotContain("routeId=\"submit\"");
  }
}
