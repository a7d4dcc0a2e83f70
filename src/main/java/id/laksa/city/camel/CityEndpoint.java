package id.laksa.city.camel;

import id.laksa.city.CityRoutes;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** One of the city's routes, as a route of the engine's names it. */
final class CityEndpoint extends DefaultEndpoint {
  private final CityRoutes routes;
  private final String direct;

  CityEndpoint(String uri, Component component, CityRoutes routes, String direct) {
    super(uri, component);
    this.routes = routes;
    this.direct = direct;
  }

  @Override
  public Producer createProducer() {
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) {
        routes.call(direct, exchange.getMessage().getBody(), exchange.getMessage().getHeaders());
      }
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "city: is called; what comes from the city comes by direct:laksa-submit");
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
