package id.laksa.camel;

import id.laksa.dispatch.jms.WorkOrderQueues;
import id.laksa.dispatch.jms.WorkOrderQueues.Letter;
import id.laksa.relay.OutboxBatch;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;

/** Sends letters; those that no queue takes are set aside in the batch they came with. */
final class OpdProducer extends DefaultProducer {
  private final WorkOrderQueues queues;

  OpdProducer(OpdEndpoint endpoint, WorkOrderQueues queues) {
    super(endpoint);
    this.queues = queues;
  }

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, JMSException {
    Map<String, String> refused = queues.send(letters(exchange));
    OutboxBatch batch = exchange.getProperty(OutboxConsumer.BATCH, OutboxBatch.class);
    if (batch != null) {
      refused.forEach(batch::bury);
    } else if (!refused.isEmpty()) {
      throw new IllegalStateException(String.join("; ", refused.values()));
    }
  }

  private static List<Letter> letters(Exchange exchange) throws InvalidPayloadException {
    Object body = exchange.getMessage().getMandatoryBody();
    if (body instanceof List<?> list && list.stream().allMatch(Letter.class::isInstance)) {
      return list.stream().map(Letter.class::cast).toList();
    }
    throw new InvalidPayloadException(exchange, Letter.class);
  }
}
