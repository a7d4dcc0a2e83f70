package id.laksa.city.camel;

import id.laksa.city.CityRouteFailed;
import id.laksa.city.CityRoutes;
import id.laksa.city.NoSuchCityRoute;
import id.laksa.rulebook.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context in which the city's files run, beside the engine's and without anything of it. */
public final class CityEngine implements CityRoutes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CityEngine.class);
  private static final long GOODBYE_SECONDS = 5;

  /** While a file is loaded anew, who calls one of its routes waits so long, in ms. */
  private static final long RELOAD = 5_000;

  private final DefaultCamelContext context;
  private final Bounds bounds;
  private final RouteFailures failures;
  private final ConcurrentMap<String, String> fileByRoute = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Semaphore> room = new ConcurrentHashMap<>();
  private final ProducerTemplate template;
  private @Nullable ExecutorService calls;

  /**
   * What one message may do.
   *
   * @param patience how long a call of the engine's waits for a route to be through
   * @param mostRoutes how many routes a message may pass
   * @param mostSteps how many steps it may take
   * @param mostCalls how many calls of the engine's may be in one route at the same time, those
   *     that it no longer waits for among them
   */
  public record Bounds(Duration patience, int mostRoutes, int mostSteps, int mostCalls) {}

  /**
   * What a file put into the context.
   *
   * @param routes those that its kamelets made among them
   */
  record Loaded(String file, String text, CityYaml yaml, List<String> routes) {}

  /** Makes the context; nothing runs yet. */
  public CityEngine(CityContexts contexts, Bounds bounds, InstantSource time) {
    this.context = contexts.fresh("laksa-city");
    this.bounds = bounds;
    this.failures = new RouteFailures(time);
    RunawayGuard guard = new RunawayGuard(bounds.mostRoutes(), bounds.mostSteps());
    context.getCamelContextExtension().addInterceptStrategy(guard);
    context.addRoutePolicyFactory(guard);
    context.getManagementStrategy().addEventNotifier(failures);
    context.getComponent("direct", DirectComponent.class).setTimeout(RELOAD);
    this.template = context.createProducerTemplate();
  }

  /** Where they run. */
  public CamelContext context() {
    return context;
  }

  /**
   * Starts it with the entries to the engine.
   *
   * @throws Exception if Camel can't be started
   */
  public void start(RoutesBuilder... entries) throws Exception {
    for (RoutesBuilder entry : entries) {
      context.addRoutes(entry);
    }
    context.start();
    calls = context.getExecutorServiceManager().newCachedThreadPool(this, "city-call");
  }

  /** The file that a route was loaded from; empty for one that the engine put there. */
  public Optional<String> fileOf(@Nullable String route) {
    return route == null ? Optional.empty() : Optional.ofNullable(fileByRoute.get(route));
  }

  /** What failed in the routes of a file. */
  List<id.laksa.city.CityOverview.Failing> failing(Loaded loaded) {
    return failures.of(loaded.file(), loaded.routes());
  }

  /**
   * Loads a file that was tried, and begins its routes.
   *
   * @throws Exception if one can't be begun: then none of it is there
   */
  synchronized Loaded load(String file, String text, CityYaml yaml) throws Exception {
    Set<String> before = ids();
    try {
      RoutesBuilder routes = FileTrial.builder(context, "camel.yaml", file, text);
      // Whose they are is known before the first message comes.
      yaml.ids().keySet().forEach(id -> fileByRoute.put(id, file));
      context.addRoutes(routes);
    } catch (Exception | LinkageError e) {
      remove(new Loaded(file, text, yaml, fresh(before)));
      throw e;
    }
    List<String> added = fresh(before);
    added.forEach(id -> fileByRoute.put(id, file));
    return new Loaded(file, text, yaml, added);
  }

  /** Takes everything out that a file put in; what is under way in it is ended first. */
  synchronized void remove(Loaded loaded) {
    for (String route : loaded.routes()) {
      try {
        context.getRouteController().stopRoute(route, GOODBYE_SECONDS, TimeUnit.SECONDS);
        context.removeRoute(route);
      } catch (Exception e) {
        LOG.warn("The city's route {} doesn't go: {}", route, Reasons.of(e));
      }
      failures.forget(route);
    }
    for (String id : loaded.yaml().ids().keySet()) {
      removeDefinitions(id);
      fileByRoute.remove(id);
    }
    loaded.routes().forEach(fileByRoute::remove);
    loaded.yaml().beans().keySet().forEach(context.getRegistry()::unbind);
  }

  private void removeDefinitions(String id) {
    try {
      context.removeRouteTemplates(id);
      var configuration = context.getRouteConfigurationDefinition(id);
      if (configuration != null) {
        context.removeRouteConfiguration(configuration);
      }
    } catch (Exception e) {
      LOG.warn("The city's {} doesn't go: {}", id, Reasons.of(e));
    }
  }

  /** Where in a file lies what kept it from being begun. */
  Fault fault(String file, Throwable fault, CityYaml yaml) {
    return FaultFinder.fault(file, fault, yaml, context);
  }

  /** Forgets what it looked for and didn't find: a jar came that may have it. */
  void lookAnew() {
    for (String kind : List.of("component", "dataformat", "language")) {
      context
          .getCamelContextExtension()
          .getFactoryFinder("META-INF/services/org/apache/camel/" + kind + "/")
          .clear();
    }
  }

  /** Forgets a kamelet, so that whoever names it next gets the one that lies in the folder. */
  synchronized void forgetKamelet(String name) {
    removeDefinitions(name);
  }

  @Override
  public void call(String direct, @Nullable Object body, Map<String, ?> headers) {
    Endpoint endpoint = endpoint(direct);
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setHeaders(new java.util.HashMap<>(Crossing.headers(headers)));
    exchange.getMessage().setBody(Crossing.copy(body));
    // Not asyncSend: its future is there before a step that answers later has failed.
    Future<Exchange> under =
        Objects.requireNonNull(calls, "not started").submit(() -> send(direct, endpoint, exchange));
    try {
      Exchange through = under.get(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
      Exception fault = through.getException();
      if (fault instanceof CityRouteFailed full) {
        throw full;
      }
      if (fault != null) {
        throw new CityRouteFailed(direct, Reasons.root(fault).getClass().getSimpleName());
      }
    } catch (TimeoutException e) {
      under.cancel(true);
      throw new CityRouteFailed(direct, "it isn't through after " + bounds.patience());
    } catch (ExecutionException e) {
      throw new CityRouteFailed(direct, Reasons.root(e).getClass().getSimpleName());
    } catch (InterruptedException e) {
      under.cancel(true);
      Thread.currentThread().interrupt();
      throw new CityRouteFailed(direct, "the engine stops");
    }
  }

  /**
   * A route may not heed that nobody waits any longer: its calls keep their place until it does.
   */
  private Exchange send(String direct, Endpoint endpoint, Exchange exchange) {
    Semaphore places = room.computeIfAbsent(direct, name -> new Semaphore(bounds.mostCalls()));
    if (!places.tryAcquire()) {
      exchange.setException(
          new CityRouteFailed(direct, bounds.mostCalls() + " calls of it aren't through yet"));
      return exchange;
    }
    try {
      return template.send(endpoint, exchange);
    } finally {
      places.release();
    }
  }

  private Endpoint endpoint(String direct) {
    String uri = "direct://" + direct;
    for (Route route : context.getRoutes()) {
      if (route.getEndpoint().getEndpointBaseUri().equals(uri)
          && fileByRoute.containsKey(route.getRouteId())
          && context.getRouteController().getRouteStatus(route.getRouteId()).isStarted()) {
        return route.getEndpoint();
      }
    }
    throw new NoSuchCityRoute(direct);
  }

  private List<String> fresh(Set<String> before) {
    Set<String> now = ids();
    now.removeAll(before);
    return List.copyOf(now);
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    context.getRoutes().forEach(route -> ids.add(route.getRouteId()));
    context.getRouteDefinitions().forEach(route -> ids.add(route.getRouteId()));
    return ids;
  }

  /** Stops all of it; what is under way has some seconds. */
  @Override
  public void close() {
    CityContexts.close(context);
  }
}
