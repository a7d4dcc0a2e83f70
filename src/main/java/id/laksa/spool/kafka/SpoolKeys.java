package id.laksa.spool.kafka;

import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.jdbc.SpoolKeyTable;
import id.laksa.spool.jdbc.SpoolKeyTable.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys by which the spool is sealed. A node gets one from the ledger before it needs it, leaves
 * it when the ledger is back, and it is thrown away when all that it sealed is in the ledger: then
 * nobody can read it again. A promise is given only under a key that nobody can have thrown away
 * before what it seals was replayed (ADR 17). Thread-safe.
 */
public final class SpoolKeys implements AutoCloseable {
  /** A node that the ledger hasn't heard of for so long promises nothing under its key. */
  static final Duration HELD = Duration.ofDays(1);

  /** After so long the ledger takes a key for left: what clocks may differ by is between. */
  static final Duration LEFT = HELD.plusHours(1);

  /** For how long it is known that there was a key: longer than what it sealed lies anywhere. */
  private static final Duration KNOWN = Duration.ofDays(60);

  private static final Duration HOLD_AGAIN = Duration.ofSeconds(30);

  /** A fail-over may have forgotten a key; who holds it tells the ledger again before. */
  private static final Duration UNHEARD_OF = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(SpoolKeys.class);
  private final SpoolKeyTable table;
  private final Supplier<Optional<Drained.Look>> spool;
  private final LedgerGate gate;
  private final InstantSource time;
  private final Map<UUID, SealedBox> opened = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> unheardOf = new ConcurrentHashMap<>();
  private final List<SpoolKey> leaving = new ArrayList<>();
  private volatile @Nullable SpoolKey current;
  private boolean somethingLeft = true;
  private boolean closed;

  /**
   * Without a key yet: {@link #start} gets one.
   *
   * @param spool how far the replay is
   */
  public SpoolKeys(
      SpoolKeyTable table,
      Supplier<Optional<Drained.Look>> spool,
      LedgerGate gate,
      InstantSource time) {
    this.table = table;
    this.spool = spool;
    this.gate = gate;
    this.time = time;
  }

  /** Gets the first key, before anything can be promised. */
  public void start() {
    try {
      table.leaveFormerOnes();
      tendOwn();
    } catch (RuntimeException e) {
      if (!LedgerAway.caused(e)) {
        throw e;
      }
      LOG.warn("The ledger is away: until it is back the data key seals what is spooled");
    }
  }

  /**
   * The key to seal by, until {@link #isPromised} was asked.
   *
   * @return null while there is none: the data key then does it
   */
  @Nullable SpoolKey take() {
    // No lock: who tends may wait for a ledger that stands still.
    SpoolKey key = current;
    while (key != null && key.isHeld(time.instant(), HELD)) {
      if (key.take()) {
        return key;
      }
      key = current;
    }
    return null;
  }

  /** Ends a take: whether what was sealed and is kept by now can surely be read by the replay. */
  boolean isPromised(SpoolKey key) {
    boolean held = key.isHeld(time.instant(), HELD);
    key.done();
    return held;
  }

  /**
   * Changes a key that was used, says that the other is still held, and throws away those that
   * nothing needs. While the ledger is away, nothing.
   */
  public void tend() {
    if (!gate.isOpen()) {
      return;
    }
    try {
      if (tendOwn() || somethingLeft) {
        somethingLeft = throwAway();
      }
    } catch (RuntimeException e) {
      if (!LedgerAway.caused(e)) {
        throw e;
      }
    }
  }

  private synchronized boolean tendOwn() {
    if (closed) {
      return false;
    }
    opened.clear();
    Instant now = time.instant();
    SpoolKey key = current == null || current.isUsed() ? null : current;
    if (key != null && key.isHeld(now, HOLD_AGAIN)) {
      return leave();
    }
    if (key == null) {
      SpoolKey next = new SpoolKey(now);
      change(table.hold(next.id, next.key()) ? next : null);
    } else if (table.hold(key.id, key.key())) {
      key.held(now);
    } else {
      key.revoke();
      change(null);
    }
    leave();
    return true;
  }

  private void change(@Nullable SpoolKey next) {
    if (current != null) {
      leaving.add(current);
    }
    current = next;
  }

  private synchronized boolean leave() {
    boolean left = false;
    for (SpoolKey key : List.copyOf(leaving)) {
      if (key.leave()) {
        table.leave(key.id, key.key());
        leaving.remove(key);
        left = true;
      }
    }
    return left || !leaving.isEmpty();
  }

  /** Whether there is anything to come back to. */
  private boolean throwAway() {
    table.leaveUnheld(LEFT);
    table.forget(KNOWN);
    Map<UUID, List<Long>> left = table.left();
    if (left.isEmpty()) {
      return false;
    }
    // Asked after they were left, so that all that was promised under them lies before its ends.
    Optional<Drained.Look> look = spool.get();
    look.ifPresent(found -> left.forEach((id, ends) -> throwAway(id, ends, found)));
    return true;
  }

  /** Only when all of the spool is replayed: a second look at where it ends, by another path. */
  private void throwAway(UUID id, List<Long> ends, Drained.Look look) {
    if (ends.isEmpty()) {
      table.end(id, look.ends());
    } else if (look.isDrained() && look.isPast(ends)) {
      table.throwAway(id);
      LOG.info("A key of the spool was thrown away: what it sealed is in the ledger");
    }
  }

  /**
   * What opens an entry.
   *
   * @param id of the key that sealed it
   * @return empty for one that was replayed, and whose key is gone
   * @throws TopicFeed.NotYet while nobody can tell
   * @throws IllegalStateException if nothing opens it ever
   */
  Optional<SealedBox> of(UUID id, int partition, long offset) {
    SealedBox box = opened.get(id);
    if (box != null) {
      return Optional.of(box);
    }
    Optional<Known> known = find(id);
    if (known.isEmpty()) {
      Instant since = unheardOf.computeIfAbsent(id, first -> time.instant());
      if (time.instant().isBefore(since.plus(UNHEARD_OF))) {
        throw new TopicFeed.NotYet();
      }
      throw new IllegalStateException("Sealed by a key that the ledger has never heard of");
    }
    unheardOf.remove(id);
    box = known.get().box();
    List<Long> ends = known.get().ends();
    if (box != null) {
      opened.put(id, box);
      return Optional.of(box);
    }
    if (partition < ends.size() && offset < ends.get(partition)) {
      return Optional.empty();
    }
    throw new IllegalStateException("Sealed by a key after its time");
  }

  private Optional<Known> find(UUID id) {
    try {
      return table.find(id);
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever ails the ledger, it is no fault of the entry's.
      throw new TopicFeed.NotYet();
    }
  }

  /** Leaves what it holds, when nobody seals any more. */
  @Override
  public synchronized void close() {
    closed = true;
    change(null);
    try {
      leave();
    } catch (RuntimeException e) {
      LOG.info("Keys of the spool stay for {}: the ledger is away", LEFT);
    }
  }
}
