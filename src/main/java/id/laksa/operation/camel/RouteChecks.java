package id.laksa.operation.camel;

import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;

/** Camel's own checks: of the context, of routes, of those that consume. */
public final class RouteChecks {
  private static final List<String> REPOSITORIES = List.of("routes", "consumers");
  private final CamelContext context;

  /** Lets a context look at its routes and consumers. */
  public RouteChecks(CamelContext context) {
    this.context = context;
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    for (String id : REPOSITORIES) {
      if (registry.getRepository(id).isEmpty()
          && registry.resolveById(id) instanceof HealthCheckRepository found) {
        registry.register(found);
      }
      registry.getRepository(id).ifPresent(repository -> repository.setEnabled(true));
    }
  }

  /**
   * How they stand.
   *
   * @param status {@code up} or {@code down}
   * @param down ids of the checks that say so, without their words
   */
  public record Checks(String status, List<String> down) {
    public Checks {
      down = List.copyOf(down);
    }
  }

  /** Asks them all. */
  public Checks ask() {
    Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
    List<String> down =
        results.stream()
            .filter(result -> result.getState() == HealthCheck.State.DOWN)
            .map(result -> result.getCheck().getId())
            .sorted()
            .toList();
    return new Checks(down.isEmpty() ? "up" : "down", down);
  }
}
