package id.laksa.relay.kafka;

import id.laksa.complaint.JustWritten;
import id.laksa.complaint.Outbox.Destination;
import id.laksa.complaint.Receipt;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;

/** Brings events to Kafka, as {@link CloudEvents}. */
public final class EventSender implements Sender {
  private final Producer<String, byte[]> producer;
  private final CloudEvents cloudEvents;
  private final JustWritten justWritten;

  /**
   * Wires the sender.
   *
   * @param producer idempotent, acks=all
   * @param source the CloudEvents source of every event
   * @param signature signs every event
   * @param justWritten what needn't be read from the ledger
   */
  public EventSender(
      Producer<String, byte[]> producer,
      String topic,
      URI source,
      EventSignature signature,
      JustWritten justWritten) {
    this.producer = producer;
    this.cloudEvents = new CloudEvents(topic, source, signature);
    this.justWritten = justWritten;
  }

  @Override
  public List<Unsendable> send(Handle handle, List<OutboxRow> rows) throws Exception {
    List<Unsendable> unreadable = new ArrayList<>();
    List<Future<?>> confirmations = new ArrayList<>();
    for (ProducerRecord<String, byte[]> event : events(handle, rows, unreadable)) {
      Future<?> confirmation = producer.send(event);
      if (confirmation.isDone()) {
        // With Kafka away each send would wait and fail; and nothing may pass one that failed.
        confirmation.get();
      }
      confirmations.add(confirmation);
    }
    producer.flush();
    for (Future<?> confirmation : confirmations) {
      confirmation.get();
    }
    return unreadable;
  }

  private List<ProducerRecord<String, byte[]>> events(
      Handle handle, List<OutboxRow> rows, List<Unsendable> unreadable) {
    Map<OutboxRow, List<ProducerRecord<String, byte[]>>> events = new LinkedHashMap<>();
    List<OutboxRow> others = new ArrayList<>();
    for (OutboxRow row : rows) {
      Receipt receipt = justWritten.take(Destination.EVENTS, row.complaintId(), row.lastSeq());
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
