package id.laksa.camel;

import java.time.Duration;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Tells the stages of clocks that are due. One exchange for those that were told together, within
 * the transaction that tells them: what the route owes to anybody is promised with it.
 */
final class DueConsumer extends LookingConsumer {
  private @Nullable Workers workers;

  DueConsumer(LedgerEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
  }

  @Override
  void look() {
    workers().wake();
  }

  @Override
  synchronized void stopLooking() {
    if (workers != null) {
      workers.close();
      workers = null;
    }
  }

  private synchronized Workers workers() {
    if (workers == null) {
      LedgerAccess access = getEndpoint().access();
      workers =
          new Workers(
              getRouteId(),
              getEndpoint().getWorkers(),
              Duration.ZERO,
              threads(),
              () ->
                  access
                      .deadlines()
                      .fireDue(
                          (handle, told, now) ->
                              send(
                                  told, exchange -> LedgerTransaction.set(exchange, handle, now))));
    }
    return workers;
  }
}
