package id.laksa.city.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Ends a message that goes in circles: after so many routes, or so many steps. What it carries
 * counts on through queues in memory, too.
 */
final class RunawayGuard implements InterceptStrategy, RoutePolicyFactory {
  private static final String ROUTES = "laksaRoutesPassed";
  private static final String STEPS = "laksaStepsDone";
  private final int mostRoutes;
  private final int mostSteps;

  RunawayGuard(int mostRoutes, int mostSteps) {
    this.mostRoutes = mostRoutes;
    this.mostSteps = mostSteps;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return new RoutePolicySupport() {
      @Override
      public void onExchangeBegin(Route entered, Exchange exchange) {
        count(exchange, ROUTES);
      }
    };
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    return new DelegateAsyncProcessor(target) {
      @Override
      public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
        if (passed(exchange, ROUTES) > mostRoutes) {
          return end(
              exchange, callback, "goes in circles: one message passed " + mostRoutes + " routes");
        }
        if (count(exchange, STEPS) > mostSteps) {
          return end(
              exchange, callback, "goes in circles: one message took " + mostSteps + " steps");
        }
        return super.process(exchange, callback);
      }
    };
  }

  private static boolean end(
      Exchange exchange, org.apache.camel.AsyncCallback callback, String reason) {
    exchange.setException(new RunawayRoute(reason));
    callback.done(true);
    return true;
  }

  private static int passed(Exchange exchange, String what) {
    Integer so = exchange.getProperty(what, Integer.class);
    return so == null ? 0 : so;
  }

  private static int count(Exchange exchange, String what) {
    int now = passed(exchange, what) + 1;
    exchange.setProperty(what, now);
    return now;
  }
}
