package id.laksa.complaint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Chains a complaint's events: each carries a keyed hash of itself and of the one before, so that
 * nobody without the key can change, drop or insert one unseen. Free text enters by a salted
 * commitment only, so that it can be erased and the chain stays valid.
 */
public final class HashChain {
  /** What stands before the first event. */
  public static final String GENESIS = "0".repeat(64);

  private static final HexFormat HEX = HexFormat.of();
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final KeyedHash hash;
  private final ObjectMapper json;

  /**
   * Takes the key.
   *
   * @param ticketKey the key that never changes: a chain must be verifiable for ever
   * @param json how event data are written
   */
  public HashChain(byte[] ticketKey, ObjectMapper json) {
    this.hash = KeyedHash.derived(ticketKey, "chain");
    this.json = json;
  }

  /**
   * Makes the next link.
   *
   * @param seq its place, one after {@code previousHash}'s
   * @param previousHash the head so far, {@link #GENESIS} at first
   */
  public ChainedEvent link(UUID complaintId, int seq, String previousHash, NewEvent event) {
    String text = event.text();
    String salt = text == null ? null : newSalt();
    String commitment = text == null || salt == null ? null : commitment(salt, text);
    Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
    String data = write(event);
    ChainedEvent bare =
        new ChainedEvent(
            complaintId,
            seq,
            event.type(),
            at,
            event.actor(),
            data,
            event.text(),
            salt,
            commitment,
            GENESIS);
    return new ChainedEvent(
        complaintId,
        seq,
        event.type(),
        at,
        event.actor(),
        data,
        event.text(),
        salt,
        commitment,
        hashOf(previousHash, bare));
  }

  /** Whether the link follows the one before it and its text, if still there, is the original. */
  public boolean holds(String previousHash, ChainedEvent event) {
    boolean textHolds =
        event.text() == null
            || (event.salt() != null
                && commitment(event.salt(), event.text()).equals(event.commitment()));
    return textHolds && KeyedHash.same(event.hash(), hashOf(previousHash, event));
  }

  /** A fresh salt. */
  public static String newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HEX.formatHex(salt);
  }

  /** SHA-256 of salt and text. */
  public static String commitment(String salt, String text) {
    MessageDigest sha256 = KeyedHash.digest("SHA-256");
    sha256.update(HEX.parseHex(salt));
    return HEX.formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String hashOf(String previousHash, ChainedEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(HEX.parseHex(previousHash));
      out.writeLong(event.complaintId().getMostSignificantBits());
      out.writeLong(event.complaintId().getLeastSignificantBits());
      out.writeInt(event.seq());
      out.writeUTF(event.type().name());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
      out.writeUTF(event.actor());
      byte[] data = event.data().getBytes(StandardCharsets.UTF_8);
      out.writeInt(data.length);
      out.write(data);
      out.writeBoolean(event.commitment() != null);
      if (event.commitment() != null) {
        out.write(HEX.parseHex(event.commitment()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return HEX.formatHex(hash.of(bytes.toByteArray()));
  }

  private String write(NewEvent event) {
    try {
      return json.writeValueAsString(event.data());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Event data must be plain JSON values", e);
    }
  }
}
