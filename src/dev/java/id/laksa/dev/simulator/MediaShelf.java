package id.laksa.dev.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds media in memory and lends addresses to them for five minutes. When it is full, the oldest
 * leave. Thread-safe.
 */
public final class MediaShelf {
  private static final Duration LENT = Duration.ofMinutes(5);
  private static final long MOST_BYTES = 256L * 1024 * 1024;
  private static final int MOST_ADDRESSES = 10_000;
  private final InstantSource time;
  private final Map<String, Media> media = new LinkedHashMap<>();
  private final Map<String, Loan> loans = new LinkedHashMap<>();
  private long held;

  /**
   * An address that leads to a medium for a while.
   *
   * @param key the part that can't be guessed
   */
  public record Loan(String key, String mediaId, Instant until) {}

  MediaShelf(InstantSource time) {
    this.time = time;
  }

  synchronized Media put(String type, byte[] bytes) {
    Media stored = new Media(SimulatedIds.mediaId(), type, bytes);
    media.put(stored.id(), stored);
    held += bytes.length;
    Iterator<Media> oldest = media.values().iterator();
    while (held > MOST_BYTES && media.size() > 1) {
      held -= oldest.next().bytes().length;
      oldest.remove();
    }
    return stored;
  }

  /**
   * Stores what a business uploads.
   *
   * @param type the MIME type that it must be
   */
  public Media upload(ImageType type, byte[] bytes) {
    return put(type.mime(), bytes);
  }

  /** Finds by id. */
  public synchronized Optional<Media> find(String id) {
    return Optional.ofNullable(media.get(id));
  }

  /** Whether this is a JPEG or PNG that isn't too large. */
  boolean mayBeSent(String id) {
    return find(id)
        .map(Media::bytes)
        .filter(bytes -> bytes.length <= ImageType.LARGEST)
        .flatMap(ImageType::of)
        .isPresent();
  }

  /** Lends an address to a medium. */
  public synchronized Loan lend(Media medium) {
    String key = HexFormat.of().formatHex(SimulatedIds.random(16));
    Loan loan = new Loan(key, medium.id(), time.instant().plus(LENT));
    loans.put(key, loan);
    if (loans.size() > MOST_ADDRESSES) {
      loans.remove(loans.keySet().iterator().next());
    }
    return loan;
  }

  /** What an address leads to; empty when it expired or never was. */
  public synchronized Optional<Media> lent(String key) {
    return Optional.ofNullable(loans.get(key))
        .filter(loan -> time.instant().isBefore(loan.until()))
        .flatMap(loan -> find(loan.mediaId()));
  }

  /** Ends all loans. */
  public synchronized void expireAddresses() {
    loans.clear();
  }

  /** Forgets a medium, so that its id leads nowhere. */
  public synchronized void drop(String id) {
    Media dropped = media.remove(id);
    held -= dropped == null ? 0 : dropped.bytes().length;
  }
}
