package id.laksa.city.camel;

import id.laksa.city.CityOverview.Failing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what fails in the city's routes, and tells it a line a minute and route. */
final class RouteFailures extends EventNotifierSupport {
  private static final Logger LOG = LoggerFactory.getLogger(RouteFailures.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private final InstantSource time;
  private final ConcurrentMap<String, Count> byRoute = new ConcurrentHashMap<>();

  private record Count(long times, String reason, Instant told) {}

  RouteFailures(InstantSource time) {
    this.time = time;
    setIgnoreCamelContextEvents(true);
    setIgnoreRouteEvents(true);
    setIgnoreServiceEvents(true);
    setIgnoreStepEvents(true);
    setIgnoreExchangeCreatedEvent(true);
    setIgnoreExchangeCompletedEvent(true);
    setIgnoreExchangeSendingEvents(true);
    setIgnoreExchangeSentEvents(true);
    setIgnoreExchangeRedeliveryEvents(true);
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof ExchangeFailedEvent failed) {
      Exchange exchange = failed.getExchange();
      note(String.valueOf(exchange.getFromRouteId()), failed.getCause());
    }
  }

  private void note(String route, Throwable cause) {
    String reason = reason(cause);
    Instant now = time.instant();
    byRoute.compute(
        route,
        (name, former) -> {
          long times = former == null ? 1 : former.times + 1;
          boolean tell = former == null || former.told.plus(QUIET).isBefore(now);
          if (tell) {
            LOG.warn("The city's route {} failed: {} (times so far: {})", name, reason, times);
          }
          return new Count(times, reason, tell ? now : former.told);
        });
  }

  /** The innermost fault's kind; its words only where they are ours. */
  private static String reason(Throwable fault) {
    Throwable root = Reasons.root(fault);
    return root instanceof RunawayRoute
        ? String.valueOf(root.getMessage())
        : root.getClass().getSimpleName();
  }

  /** Forgets a route that is unloaded. */
  void forget(String route) {
    byRoute.remove(route);
  }

  /** The routes of a file that failed. */
  List<Failing> of(String file, List<String> routes) {
    return routes.stream()
        .filter(byRoute::containsKey)
        .map(
            route -> {
              Count count = byRoute.getOrDefault(route, new Count(0, "", Instant.EPOCH));
              return new Failing(file, route, count.times, count.reason);
            })
        .toList();
  }

  /** Counts by route. */
  Map<String, Long> times() {
    Map<String, Long> times = new ConcurrentHashMap<>();
    byRoute.forEach((route, count) -> times.put(route, count.times));
    return times;
  }
}
