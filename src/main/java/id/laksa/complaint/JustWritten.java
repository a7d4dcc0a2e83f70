package id.laksa.complaint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Receipts that this node committed within the last seconds, so that its relays needn't read back
 * what it wrote itself. Only a hint: what isn't here is read from the ledger. Few, short-lived and
 * given to each relay once, so that nothing erased stays. Thread-safe.
 */
public final class JustWritten {
  private static final int MOST = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private final Map<OutboxDestination, Cache<UUID, Receipt>> receipts =
      Map.of(OutboxDestination.EVENTS, empty(), OutboxDestination.WORK_ORDERS, empty());

  /**
   * Remembers.
   *
   * @param fresh what was committed as it stands, and was not in the ledger before
   */
  public void remember(Collection<Receipt> fresh) {
    for (Cache<UUID, Receipt> each : receipts.values()) {
      fresh.forEach(receipt -> each.put(receipt.complaint().id(), receipt));
    }
  }

  /**
   * What was written of a complaint, once.
   *
   * @param destination events or work orders
   * @param lastSeq an event that must be among what was written
   * @return null if it must be read from the ledger
   */
  public @Nullable Receipt take(OutboxDestination destination, UUID complaintId, int lastSeq) {
    Cache<UUID, Receipt> ofDestination = receipts.get(destination);
    Receipt receipt = ofDestination == null ? null : ofDestination.asMap().remove(complaintId);
    return receipt == null || receipt.events().size() < lastSeq ? null : receipt;
  }

  private static Cache<UUID, Receipt> empty() {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(LONGEST)
        .executor(Runnable::run)
        .build();
  }
}
