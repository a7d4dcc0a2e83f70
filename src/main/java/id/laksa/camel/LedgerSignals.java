package id.laksa.camel;

import id.laksa.relay.OutboxListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Hands on what the ledger says: that an outbox has something, that errands of a kind lie there.
 */
public final class LedgerSignals {
  private final List<Runnable> outbox = new CopyOnWriteArrayList<>();
  private final List<Consumer<Set<String>>> errands = new CopyOnWriteArrayList<>();

  /**
   * What each channel of the ledger's notifications wakes, for {@link OutboxListener}: given the
   * payloads since the last; an empty one, or none, stands for all.
   */
  public Map<String, Consumer<Set<String>>> wakes() {
    return Map.of(
        "laksa_outbox",
        payloads -> outbox.forEach(Runnable::run),
        "laksa_errand",
        kinds -> errands.forEach(one -> one.accept(kinds.contains("") ? Set.of() : kinds)));
  }

  /**
   * Wakes somebody when an outbox has something.
   *
   * @return ends that
   */
  Runnable onOutbox(Runnable woken) {
    outbox.add(woken);
    return () -> outbox.remove(woken);
  }

  /**
   * Wakes somebody when there are errands.
   *
   * @param woken is given their kinds; none stands for any
   * @return ends that
   */
  Runnable onErrands(Consumer<Set<String>> woken) {
    errands.add(woken);
    return () -> errands.remove(woken);
  }
}
