package id.laksa.relay.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.KeyedHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Signs events, so that who reads them knows one that a stranger wrote: HMAC-SHA256, in lower-case
 * hex, over the headers {@link #SIGNED}, the key and the value, each after its length in four
 * bytes, the highest first. {@code docs/api/asyncapi.yaml} says the same to readers. Thread-safe.
 */
public final class EventSignature {
  /** The header that carries it. */
  public static final String HEADER = "ce_signature";

  /** What is signed of the headers, in this order; one that is missing counts as empty. */
  static final List<String> SIGNED =
      List.of(
          "ce_specversion",
          "ce_id",
          "ce_type",
          "ce_source",
          "ce_subject",
          "ce_time",
          "ce_chainhash",
          "content-type");

  private static final byte[] NOTHING = new byte[0];
  private final KeyedHash hash;

  /**
   * Takes the key.
   *
   * @param key its UTF-8 is the HMAC's key
   */
  public EventSignature(String key) {
    this.hash = KeyedHash.under(key.getBytes(UTF_8));
  }

  /** Signs what has no other header that is signed. */
  byte[] of(byte[] contentType, String key, byte[] value) {
    return of(new RecordHeaders().add("content-type", contentType), key, value);
  }

  /** Signs. */
  byte[] of(Headers headers, String key, byte[] value) {
    List<byte[]> parts = new ArrayList<>();
    for (String name : SIGNED) {
      Header header = headers.lastHeader(name);
      parts.add(header == null ? NOTHING : header.value());
    }
    parts.add(key.getBytes(UTF_8));
    parts.add(value);
    ByteBuffer all =
        ByteBuffer.allocate(parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
    parts.forEach(part -> all.putInt(part.length).put(part));
    return HexFormat.of().formatHex(hash.of(all.array())).getBytes(US_ASCII);
  }

  /** Whether a record is as it was signed; one with a header twice never is. */
  public boolean holds(Headers headers, @Nullable String key, byte @Nullable [] value) {
    byte[] said = only(headers, HEADER);
    if (said == null || key == null || value == null) {
      return false;
    }
    for (String name : SIGNED) {
      if (headers.lastHeader(name) != null && only(headers, name) == null) {
        return false;
      }
    }
    return KeyedHash.same(new String(said, UTF_8), new String(of(headers, key, value), US_ASCII));
  }

  private static byte @Nullable [] only(Headers headers, String name) {
    Iterator<Header> all = headers.headers(name).iterator();
    byte[] value = all.hasNext() ? all.next().value() : null;
    return all.hasNext() ? null : value;
  }
}
