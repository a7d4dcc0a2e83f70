package id.laksa.relay.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jdbi.v3.core.Handle;

/**
 * Brings events to Kafka as CloudEvents in binary mode, keyed by complaint. Each carries its link's
 * hash ({@code ce_chainhash}), so that a history cut short in the ledger shows outside of it. What
 * the chain hashed leaves as it stands, and attributes are headers: neither is taken apart here.
 */
public final class EventSender implements Sender {
  private final Producer<String, byte[]> producer;
  private final String topic;
  private final String source;

  /**
   * Wires the sender.
   *
   * @param producer idempotent, acks=all
   * @param source the CloudEvents source of every event
   */
  public EventSender(Producer<String, byte[]> producer, String topic, URI source) {
    this.producer = producer;
    this.topic = topic;
    this.source = source.toString();
  }

  @Override
  public List<Unsendable> send(Handle handle, List<OutboxRow> rows) throws Exception {
    List<Unsendable> unreadable = new ArrayList<>();
    List<Future<?>> confirmations = new ArrayList<>();
    for (ProducerRecord<String, byte[]> event : read(handle, rows, unreadable)) {
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

  /**
   * One event that can't be read must not hold up the others; it alone is set aside. A fault of the
   * ledger passes through: it tells nothing about the event.
   */
  private List<ProducerRecord<String, byte[]>> read(
      Handle handle, List<OutboxRow> rows, List<Unsendable> unreadable) {
    return handle
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
              try {
                return Optional.of(event(row));
              } catch (RuntimeException e) {
                OutboxRow whole = rows.get(row.getInt("place") - 1);
                int seq = row.getInt("seq");
                OutboxRow alone = new OutboxRow(whole.id(), whole.complaintId(), seq, seq);
                unreadable.add(new Unsendable(alone, e.getClass().getSimpleName()));
                return Optional.<ProducerRecord<String, byte[]>>empty();
              }
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private ProducerRecord<String, byte[]> event(ResultSet row) throws SQLException {
    UUID complaintId = row.getObject("complaint_id", UUID.class);
    String data = row.getString("data");
    ProducerRecord<String, byte[]> event =
        new ProducerRecord<>(topic, complaintId.toString(), data.getBytes(UTF_8));
    Headers headers = event.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", ChainedEvent.eventId(complaintId, row.getInt("seq")));
    add(headers, "ce_type", EventType.cloudEventType(row.getString("type")));
    add(headers, "ce_source", source);
    add(headers, "ce_subject", EventData.ticketOf(data));
    add(headers, "ce_time", row.getObject("at", OffsetDateTime.class).toInstant().toString());
    add(headers, "ce_chainhash", HexFormat.of().formatHex(row.getBytes("hash")));
    add(headers, "content-type", "application/json");
    return event;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
