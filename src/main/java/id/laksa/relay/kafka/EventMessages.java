package id.laksa.relay.kafka;

import id.laksa.complaint.JustWritten;
import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.Receipt;
import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender.Unsendable;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;

/** Makes the messages by which events leave for Kafka, as {@link CloudEvents}. */
public final class EventMessages {
  private final CloudEvents cloudEvents;
  private final JustWritten justWritten;

  /**
   * Wires it.
   *
   * @param source the CloudEvents source of every event
   * @param signature signs every event
   * @param justWritten what needn't be read from the ledger
   */
  public EventMessages(
      String topic, URI source, EventSignature signature, JustWritten justWritten) {
    this.cloudEvents = new CloudEvents(topic, source, signature);
    this.justWritten = justWritten;
  }

  /**
   * The messages of a batch, in order, each with its key and headers. Events that can't be read are
   * set aside in the batch.
   */
  public List<Message> messages(@Body OutboxBatch batch, CamelContext camel) {
    List<Unsendable> unreadable = new ArrayList<>();
    List<Message> messages =
        events(batch.handle(), batch.rows(), unreadable).stream()
            .map(event -> message(event, camel))
            .toList();
    batch.bury(unreadable);
    return messages;
  }

  private static Message message(ProducerRecord<String, byte[]> event, CamelContext camel) {
    Message message = new DefaultMessage(camel);
    message.setBody(event.value());
    message.setHeader(KafkaConstants.KEY, event.key());
    event.headers().forEach(header -> message.setHeader(header.key(), header.value()));
    return message;
  }

  private List<ProducerRecord<String, byte[]>> events(
      Handle handle, List<OutboxRow> rows, List<Unsendable> unreadable) {
    Map<OutboxRow, List<ProducerRecord<String, byte[]>>> events = new LinkedHashMap<>();
    List<OutboxRow> others = new ArrayList<>();
    for (OutboxRow row : rows) {
      Receipt receipt =
          justWritten.take(OutboxDestination.EVENTS, row.complaintId(), row.lastSeq());
      events.put(row, receipt == null ? new ArrayList<>() : events(row, receipt));
      if (receipt == null) {
        others.add(row);
      }
    }
    if (!others.isEmpty()) {
      read(handle, others, events, unreadable);
    }
    return events.values().stream().flatMap(List::stream).toList();
  }

  private List<ProducerRecord<String, byte[]>> events(OutboxRow row, Receipt receipt) {
    String ticket = receipt.complaint().ticket().value();
    return receipt.events().subList(row.firstSeq() - 1, row.lastSeq()).stream()
        .map(event -> cloudEvents.of(event, ticket))
        .toList();
  }

  /**
   * One event that can't be read must not hold up the others; it alone is set aside. A fault of the
   * ledger passes through: it tells nothing about the event.
   */
  private void read(
      Handle handle,
      List<OutboxRow> rows,
      Map<OutboxRow, List<ProducerRecord<String, byte[]>>> events,
      List<Unsendable> unreadable) {
    handle
        .createQuery(
            """
            select o.place, e.complaint_id, e.seq, e.type, e.at, e.data, e.hash
            from unnest(:ids::uuid[], :firsts::int4[], :lasts::int4[])
                with ordinality o (id, first, last, place)
              join complaint_event e
                on e.complaint_id = o.id and e.seq between o.first and o.last
            order by o.place, e.seq
            """)
        .bindArray("ids", UUID.class, rows.stream().map(OutboxRow::complaintId).toList())
        .bindArray("firsts", Integer.class, rows.stream().map(OutboxRow::firstSeq).toList())
        .bindArray("lasts", Integer.class, rows.stream().map(OutboxRow::lastSeq).toList())
        .map(
            (row, context) -> {
              OutboxRow whole = rows.get(row.getInt("place") - 1);
              try {
                return events
                    .computeIfAbsent(whole, unused -> new ArrayList<>())
                    .add(cloudEvents.of(row));
              } catch (RuntimeException e) {
                int seq = row.getInt("seq");
                OutboxRow alone = new OutboxRow(whole.id(), whole.complaintId(), seq, seq);
                return unreadable.add(new Unsendable(alone, e.getClass().getSimpleName()));
              }
            })
        .list();
  }
}
