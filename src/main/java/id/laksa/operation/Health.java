package id.laksa.operation;

import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which stores are up, looked at now and then, so that a probe never waits for one. */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private final Map<String, Probe> probes;
  private final Supplier<List<String>> warnings;
  private final Answers answers;
  private volatile State state = new State("starting", Map.of(), List.of());
  private volatile boolean allWereUp;

  /** Asks one store something that needs it to work. */
  @FunctionalInterface
  public interface Probe {
    /**
     * Asks.
     *
     * @throws Exception if it is away
     */
    void ask() throws Exception;
  }

  private record State(String status, Map<String, String> stores, List<String> warnings) {}

  /**
   * Wires the probes.
   *
   * @param probes by store, in the order shown
   * @param warnings what somebody must do soon, in English
   */
  public Health(Map<String, Probe> probes, Supplier<List<String>> warnings, Answers answers) {
    this.warnings = warnings;
    this.probes = new LinkedHashMap<>(probes);
    this.answers = answers;
  }

  /** Asks every store. */
  public void check() {
    Map<String, String> stores = new LinkedHashMap<>();
    probes.forEach((store, probe) -> stores.put(store, isUp(probe) ? "up" : "away"));
    boolean allUp = !stores.containsValue("away");
    allWereUp |= allUp;
    String status = allUp ? "ready" : allWereUp ? "degraded" : "starting";
    if (!status.equals(state.status)) {
      LOG.info("The engine is {}: {}", status, stores);
    }
    state = new State(status, stores, warnings.get());
  }

  /** {@code /observe/health/live}. */
  public HttpAnswer live() {
    return answers.json(200, Map.of("status", "live"));
  }

  /** {@code /observe/health/ready}: 503 until all stores were up once. */
  public HttpAnswer ready() {
    State now = state;
    return answers.json(allWereUp ? 200 : 503, now);
  }

  /** Whether each store was up when last asked, by store. */
  public Map<String, String> stores() {
    return state.stores;
  }

  private static boolean isUp(Probe probe) {
    try {
      probe.ask();
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}
