package id.laksa.relay.kafka;

import id.laksa.complaint.ChainedEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger's events as they must stand in Kafka, to hold against what stands there. */
public final class LedgerEvents {
  /** The source may have been set to another since, and with it the signature. */
  private static final List<String> COMPARED =
      List.of("ce_id", "ce_type", "ce_subject", "ce_time", "ce_chainhash");

  private static final String FOUND =
      """
      select e.complaint_id, e.seq, e.type, e.at, e.data, e.hash
      from unnest(:ids::uuid[], :seqs::int4[]) o (id, seq)
        join complaint_event e on e.complaint_id = o.id and e.seq = o.seq
      """;

  private final CloudEvents cloudEvents;

  /** Of this topic. */
  public LedgerEvents(String topic) {
    this.cloudEvents = new CloudEvents(topic, URI.create("urn:compared"), null);
  }

  /** An event by its complaint and its place in the history. */
  public record EventId(UUID complaintId, int seq) {}

  /**
   * Says of each event that the ledger has how it must look; one that can't be read any more looks
   * like nothing.
   */
  public Map<EventId, Expected> find(Handle handle, List<EventId> ids) {
    Map<EventId, Expected> found = new HashMap<>();
    handle
        .createQuery(FOUND)
        .bindArray("ids", UUID.class, ids.stream().map(EventId::complaintId).toList())
        .bindArray("seqs", Integer.class, ids.stream().map(EventId::seq).toList())
        .map(
            (row, context) -> {
              EventId id =
                  new EventId(row.getObject("complaint_id", UUID.class), row.getInt("seq"));
              try {
                ProducerRecord<String, byte[]> record = cloudEvents.of(row);
                return found.put(id, seen -> isSame(record, seen));
              } catch (RuntimeException e) {
                return found.put(id, seen -> false);
              }
            })
        .list();
    return found;
  }

  /** How an event must look. */
  @FunctionalInterface
  public interface Expected {
    /** Whether this one does. */
    boolean matches(ConsumerRecord<String, byte[]> seen);
  }

  /**
   * The id that a record claims.
   *
   * @return null when it is none of the engine's: not of the complaint in its key, say
   */
  public static @Nullable EventId idOf(ConsumerRecord<String, byte[]> seen) {
    Header header = seen.headers().lastHeader("ce_id");
    if (header == null || seen.key() == null || header.value() == null) {
      return null;
    }
    String said = new String(header.value(), StandardCharsets.UTF_8);
    try {
      UUID complaintId = UUID.fromString(seen.key());
      int seq = Integer.parseInt(said.substring(said.lastIndexOf('.') + 1));
      return seq > 0 && said.equals(ChainedEvent.eventId(complaintId, seq))
          ? new EventId(complaintId, seq)
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isSame(
      ProducerRecord<String, byte[]> wanted, ConsumerRecord<String, byte[]> seen) {
    return wanted.key().equals(seen.key())
        && Arrays.equals(wanted.value(), seen.value())
        && COMPARED.stream()
            .allMatch(
                name ->
                    Arrays.equals(header(wanted.headers(), name), header(seen.headers(), name)));
  }

  private static byte[] header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? new byte[0] : header.value();
  }
}
