package id.laksa.complaint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is derived from who sent what: the same on any node, with any store down, so that
 * a retry gets the same answer. Holds the key {@code laksa.ticket.key}; thread-safe.
 */
public final class Identity {
  private static final UUID NAMESPACE = UUID.fromString("6f0d3c52-3f5e-5d0a-9c44-6c616b736121");
  private final KeyedHash ticketHash;
  private final KeyedHash proofHash;
  private final KeyedHash answerHash;
  private final KeyedHash claimHash;

  /**
   * Takes the key.
   *
   * @param ticketKey 32 random bytes that never change in a city's life
   */
  public Identity(byte[] ticketKey) {
    ticketHash = KeyedHash.derived(ticketKey, "ticket");
    proofHash = KeyedHash.derived(ticketKey, "ticket-proof");
    answerHash = KeyedHash.derived(ticketKey, "answer-key");
    claimHash = KeyedHash.derived(ticketKey, "claim");
  }

  /**
   * The complaint's id: UUIDv5 of the channel and the key its sender gave it.
   *
   * @param externalKey idempotency key, message id or form nonce; unique within the channel
   */
  public static UUID complaintId(Channel channel, String externalKey) {
    return complaintId(channel, null, externalKey);
  }

  /**
   * The same where one key may be given by several: each source has its own.
   *
   * @param source the bulk source that gave the key, null for the channel's own door
   */
  public static UUID complaintId(Channel channel, @Nullable String source, String externalKey) {
    // Neither a channel nor a source has a colon or a slash in its name.
    String giver = source == null ? channel.code() : channel.code() + "/" + source;
    MessageDigest sha1 = KeyedHash.digest("SHA-1");
    sha1.update(bytes(NAMESPACE));
    sha1.update((giver + ":" + externalKey).getBytes(StandardCharsets.UTF_8));
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** The ticket number of a complaint. */
  public TicketNumber ticketOf(UUID complaintId) {
    String body = base32(ticketHash.of(bytes(complaintId)), 12);
    return TicketNumber.ofSymbols(body + proofOf(body));
  }

  /** Whether we gave this number out; needs no store. Wrong once in 32,768 forgeries. */
  public boolean isOurs(TicketNumber ticket) {
    String symbols = ticket.symbols();
    return KeyedHash.same(proofOf(symbols.substring(0, 12)), symbols.substring(12, 15));
  }

  /** The ticket number in what somebody typed; empty unless we may have given it out. */
  public Optional<TicketNumber> ours(String typed) {
    return TicketNumber.parse(typed).filter(this::isOurs);
  }

  /** The reporter's secret for a complaint: 128 bits, URL-safe. */
  public String answerKeyOf(UUID complaintId) {
    byte[] secret = Arrays.copyOf(answerHash.of(bytes(complaintId)), 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /**
   * An unguessable id for a photo of a complaint; the same photo in another complaint has another.
   *
   * @param kind what the photo shows: {@code photo} or {@code evidence:<department>}
   * @param sha256 hex of its bytes
   */
  public String claimId(String kind, UUID complaintId, String sha256) {
    byte[] what = (kind + ":" + complaintId + ":" + sha256).getBytes(StandardCharsets.UTF_8);
    return base32(claimHash.of(what), 26);
  }

  private String proofOf(String body) {
    return base32(proofHash.of(body.getBytes(StandardCharsets.US_ASCII)), 3);
  }

  private static String base32(byte[] hash, int symbols) {
    BigInteger bits = new BigInteger(1, hash);
    StringBuilder out = new StringBuilder(symbols);
    for (int i = 1; i <= symbols; i++) {
      int code = bits.shiftRight(hash.length * 8 - 5 * i).intValue() & 31;
      out.append(TicketNumber.ALPHABET.charAt(code));
    }
    return out.toString();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
