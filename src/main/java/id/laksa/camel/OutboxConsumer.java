package id.laksa.camel;

import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxRelay;
import java.time.Duration;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * One exchange a batch of a destination's outbox, within the transaction that forgets the batch
 * when the route is through. A route that fails leaves everything where it is.
 */
final class OutboxConsumer extends LookingConsumer {
  /** Where the steps behind the first find the batch, whatever the body is by then. */
  static final String BATCH = "laksaOutbox";

  private @Nullable Workers workers;
  private final OutboxRelay relay;

  OutboxConsumer(LedgerEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.relay =
        new OutboxRelay(
            endpoint.access().jdbi(),
            endpoint.destination(),
            (handle, rows) -> {
              OutboxBatch batch = new OutboxBatch(handle, rows);
              send(
                  batch,
                  exchange -> {
                    exchange.setProperty(BATCH, batch);
                    LedgerTransaction.set(exchange, handle, endpoint.access().time().instant());
                  });
              return batch.unsendable();
            },
            endpoint.getBatch());
  }

  @Override
  void look() {
    workers().wake();
  }

  @Override
  Runnable subscribe() {
    return getEndpoint().access().signals().onOutbox(this::look);
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
      workers =
          new Workers(
              getRouteId(),
              1,
              Duration.ofMillis(getEndpoint().getRest()),
              threads(),
              () -> relay.drain());
    }
    return workers;
  }
}
