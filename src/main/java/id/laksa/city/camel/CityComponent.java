package id.laksa.city.camel;

import id.laksa.city.CityRoutes;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code city:NAME} in a route of the engine's: calls {@code direct:NAME} among the city's own
 * routes, with copies of the body and of the headers that begin with {@code laksa}. Fails with
 * {@link id.laksa.city.NoSuchCityRoute} when there is none.
 */
public final class CityComponent extends DefaultComponent {
  private final CityRoutes routes;

  /** Calls these. */
  public CityComponent(CityRoutes routes) {
    this.routes = routes;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String direct, Map<String, Object> parameters) {
    return new CityEndpoint(uri, this, routes, direct);
  }
}
