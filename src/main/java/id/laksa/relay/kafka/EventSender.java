package id.laksa.relay.kafka;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.EventType;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;

/**
 * Brings events to Kafka as CloudEvents in binary mode, keyed by complaint. Each carries its link's
 * hash ({@code ce_chainhash}), so that a history cut short in the ledger shows outside of it.
 */
public final class EventSender implements Sender {
  private final Producer<String, CloudEvent> producer;
  private final String topic;
  private final URI source;

  private record Keyed(UUID complaintId, CloudEvent event) {}

  /**
   * Wires the sender.
   *
   * @param producer idempotent, acks=all
   * @param source the CloudEvents source of every event
   */
  public EventSender(Producer<String, CloudEvent> producer, String topic, URI source) {
    this.producer = producer;
    this.topic = topic;
    this.source = source;
  }

  @Override
  public List<Unsendable> send(Handle handle, List<OutboxRow> rows) throws Exception {
    List<Future<?>> confirmations = new ArrayList<>();
    for (Keyed keyed : read(handle, rows)) {
      String key = keyed.complaintId.toString();
      Future<?> confirmation = producer.send(new ProducerRecord<>(topic, key, keyed.event));
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
    return List.of();
  }

  private List<Keyed> read(Handle handle, List<OutboxRow> rows) {
    return handle
        .createQuery(
            """
            select c.ticket, e.complaint_id, e.seq, e.type, e.at, e.data, e.hash
            from unnest(:ids::uuid[], :firsts::int4[], :lasts::int4[])
                with ordinality o (id, first, last, place)
              join complaint c on c.id = o.id
              join complaint_event e
                on e.complaint_id = o.id and e.seq between o.first and o.last
            order by o.place, e.seq
            """)
        .bindArray("ids", UUID.class, rows.stream().map(OutboxRow::complaintId).toList())
        .bindArray("firsts", Integer.class, rows.stream().map(OutboxRow::firstSeq).toList())
        .bindArray("lasts", Integer.class, rows.stream().map(OutboxRow::lastSeq).toList())
        .map((row, context) -> keyed(row))
        .list();
  }

  private Keyed keyed(ResultSet row) throws SQLException {
    UUID complaintId = row.getObject("complaint_id", UUID.class);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(ChainedEvent.eventId(complaintId, row.getInt("seq")))
            .withType(EventType.valueOf(row.getString("type")).cloudEventType())
            .withSource(source)
            .withSubject(row.getString("ticket"))
            .withTime(row.getObject("at", OffsetDateTime.class))
            .withExtension("chainhash", HexFormat.of().formatHex(row.getBytes("hash")))
            .withData("application/json", row.getString("data").getBytes(StandardCharsets.UTF_8))
            .build();
    return new Keyed(complaintId, event);
  }
}
