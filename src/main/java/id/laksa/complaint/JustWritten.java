package id.laksa.complaint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Receipts that this node committed within the last seconds, so that its relays needn't read back
 * what it wrote itself. Only a hint: what isn't here, however it came, is read from the ledger. Few
 * and short-lived, so that nothing erased stays. Thread-safe.
 */
public final class JustWritten {
  private static final int MOST = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private final Cache<UUID, Receipt> receipts =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .build();

  /**
   * Remembers.
   *
   * @param fresh what was committed as it stands, and was not in the ledger before
   */
  public void remember(Collection<Receipt> fresh) {
    fresh.forEach(receipt -> receipts.put(receipt.complaint().id(), receipt));
  }

  /**
   * What was written of a complaint.
   *
   * @param lastSeq an event that must be among what was written
   * @return null if it must be read from the ledger
   */
  public @Nullable Receipt of(UUID complaintId, int lastSeq) {
    Receipt receipt = receipts.getIfPresent(complaintId);
    return receipt == null || receipt.events().size() < lastSeq ? null : receipt;
  }
}
