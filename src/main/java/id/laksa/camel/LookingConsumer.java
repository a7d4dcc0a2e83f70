package id.laksa.camel;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the ledger when it says that there is something, and now and then, in case a
 * notification was missed.
 */
abstract class LookingConsumer extends DefaultConsumer {
  /** Camel has waited for what is under way by then; what isn't through is found again. */
  private static final long GOODBYE_MS = 1_000;

  private final LedgerEndpoint endpoint;
  private @Nullable ExecutorService threads;
  private @Nullable ScheduledExecutorService polls;
  private Runnable unsubscribe = () -> {};

  LookingConsumer(LedgerEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  public LedgerEndpoint getEndpoint() {
    return endpoint;
  }

  /** There may be something to find. Returns at once. */
  abstract void look();

  /** Nobody looks any more; whoever is looking comes to his end. Returns at once. */
  abstract void stopLooking();

  /** Where those who look run, once it is started. */
  final ExecutorService threads() {
    return Objects.requireNonNull(threads);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
    threads = manager.newCachedThreadPool(this, getRouteId());
    ScheduledExecutorService regular =
        manager.newSingleThreadScheduledExecutor(this, getRouteId() + "-poll");
    polls = regular;
    unsubscribe = subscribe();
    long period = endpoint.getPoll();
    Future<?> unused = regular.scheduleWithFixedDelay(this::look, 0, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Asks to be woken by the ledger.
   *
   * @return ends that
   */
  Runnable subscribe() {
    return () -> {};
  }

  @Override
  protected void doStop() throws Exception {
    unsubscribe.run();
    ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
    // One that never started may be stopped, too.
    if (polls != null) {
      manager.shutdownNow(polls);
    }
    stopLooking();
    if (threads != null) {
      manager.shutdown(threads);
    }
    super.doStop();
  }

  @Override
  protected void doShutdown() throws Exception {
    ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
    if (threads != null && !manager.awaitTermination(threads, GOODBYE_MS)) {
      manager.shutdownNow(threads);
    }
    super.doShutdown();
  }

  /**
   * Sends one exchange through the route.
   *
   * @return as it came out
   * @throws Exception if the route failed, also where it has handled that: what wasn't done stays
   */
  final Exchange send(Object body, Headers headers) throws Exception {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(body);
      headers.set(exchange);
      getProcessor().process(exchange);
      Exception fault = exchange.getException();
      if (fault != null) {
        throw fault;
      }
      if (Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled())) {
        throw new CamelExchangeException("the route has given up", exchange);
      }
      return exchange;
    } finally {
      releaseExchange(exchange, false);
    }
  }

  /** What a route reads beside the body. */
  @FunctionalInterface
  interface Headers {
    /** Sets it. */
    void set(Exchange exchange);
  }
}
