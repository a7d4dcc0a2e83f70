package id.laksa.dev.chaos;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What citizens sent and what they were told. Thread-safe. */
public final class Promises {
  private final Set<UUID> sent = ConcurrentHashMap.newKeySet();
  private final Set<UUID> promised = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> refused = new ConcurrentHashMap<>();
  private final AtomicLong unheard = new AtomicLong();
  private final AtomicLong otherTickets = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();

  /**
   * What was counted since the last look.
   *
   * @param refused answers that promised nothing, by status
   * @param unheard requests without an answer
   * @param slowestMs longest wait for an answer
   */
  public record Counts(long receipts, Map<String, Long> refused, long unheard, long slowestMs) {
    public Counts {
      refused = Map.copyOf(refused);
    }
  }

  void sent(UUID id) {
    sent.add(id);
  }

  void promised(UUID id) {
    promised.add(id);
  }

  void refused(int status) {
    refused.merge(Integer.toString(status), 1L, Long::sum);
  }

  void unheard() {
    unheard.incrementAndGet();
  }

  void otherTicket() {
    otherTickets.incrementAndGet();
  }

  void answeredAfter(long millis) {
    slowest.accumulateAndGet(millis, Math::max);
  }

  /** All that were sent, answered or not. */
  Set<UUID> sent() {
    return Set.copyOf(sent);
  }

  /** All that were promised. */
  Set<UUID> promised() {
    return Set.copyOf(promised);
  }

  /** How many were promised so far. */
  public int receipts() {
    return promised.size();
  }

  /** Promises that named another ticket than the one the complaint's key gives. */
  long otherTickets() {
    return otherTickets.get();
  }

  /** The counts, all but the receipts since the last look. */
  public synchronized Counts look() {
    Map<String, Long> byStatus = new TreeMap<>(refused);
    refused.clear();
    return new Counts(promised.size(), byStatus, unheard.getAndSet(0), slowest.getAndSet(0));
  }
}
