package id.laksa.relay.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as CloudEvents in binary mode, keyed by complaint. Each carries its link's hash ({@code
 * ce_chainhash}), so that a history cut short in the ledger shows outside of it. What the chain
 * hashed leaves as it stands, and attributes are headers: neither is taken apart here.
 */
final class CloudEvents {
  private static final byte[] VERSION = "1.0".getBytes(US_ASCII);
  private static final byte[] JSON = "application/json".getBytes(US_ASCII);
  private static final Map<EventType, byte[]> TYPES =
      new EnumMap<>(
          Arrays.stream(EventType.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(), type -> type.cloudEventType().getBytes(US_ASCII))));
  private final String topic;
  private final byte[] source;
  private final @Nullable EventSignature signature;

  /**
   * Will write to this topic.
   *
   * @param signature null for events that nobody sends
   */
  CloudEvents(String topic, URI source, @Nullable EventSignature signature) {
    this.signature = signature;
    this.topic = topic;
    this.source = source.toString().getBytes(UTF_8);
  }

  ProducerRecord<String, byte[]> of(ChainedEvent event, String ticket) {
    return record(
        event.complaintId(),
        event.data(),
        event.eventId(),
        Objects.requireNonNull(TYPES.get(event.type())),
        ticket,
        event.at(),
        event.hash());
  }

  /**
   * One as the ledger has it, maybe of a type that only a newer version knows.
   *
   * @throws RuntimeException if it can't be read
   */
  ProducerRecord<String, byte[]> of(ResultSet row) throws SQLException {
    UUID complaintId = row.getObject("complaint_id", UUID.class);
    String data = row.getString("data");
    return record(
        complaintId,
        data,
        ChainedEvent.eventId(complaintId, row.getInt("seq")),
        EventType.cloudEventType(row.getString("type")).getBytes(UTF_8),
        EventData.ticketOf(data),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }

  private ProducerRecord<String, byte[]> record(
      UUID complaintId,
      String data,
      String id,
      byte[] type,
      String ticket,
      Instant at,
      String hash) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, complaintId.toString(), data.getBytes(UTF_8));
    Headers headers = record.headers();
    headers.add("ce_specversion", VERSION);
    headers.add("ce_id", id.getBytes(US_ASCII));
    headers.add("ce_type", type);
    headers.add("ce_source", source);
    headers.add("ce_subject", ticket.getBytes(US_ASCII));
    headers.add("ce_time", at.toString().getBytes(US_ASCII));
    headers.add("ce_chainhash", hash.getBytes(US_ASCII));
    headers.add("content-type", JSON);
    if (signature != null) {
      headers.add(EventSignature.HEADER, signature.of(headers, record.key(), record.value()));
    }
    return record;
  }
}
