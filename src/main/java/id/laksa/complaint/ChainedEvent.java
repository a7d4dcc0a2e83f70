package id.laksa.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One link of a complaint's history.
 *
 * @param seq its place, from 1, without gaps
 * @param at to the microsecond, as PostgreSQL keeps it
 * @param data JSON, exactly the characters that were hashed
 * @param text erasable free text; null when there is none or it was erased
 * @param salt hex, of the text's commitment; goes with the text
 * @param commitment SHA-256, in hex, of salt and text; null when there never was a text
 * @param hash HMAC over the link before it and all of the above but text and salt, 64 hex digits
 */
public record ChainedEvent(
    UUID complaintId,
    int seq,
    EventType type,
    Instant at,
    String actor,
    String data,
    @Nullable String text,
    @Nullable String salt,
    @Nullable String commitment,
    String hash) {

  /**
   * Whether the reporter is told: as its type says, and of a second department's order where an
   * operator decided it. What the rules add to a complaint right after its receipt is no news.
   */
  public boolean reachesReporter() {
    return type.reachesReporter() || (type == EventType.COPIED && !actor.equals("rules"));
  }

  /** Stable, so that a repeated event can be known: CloudEvents' {@code ce_id}. */
  public String eventId() {
    return eventId(complaintId, seq);
  }

  /** The id of a link by its place. */
  public static String eventId(UUID complaintId, int seq) {
    return complaintId + "." + seq;
  }
}
