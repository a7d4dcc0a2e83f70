package id.laksa.operation;

import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which stores are up, looked at now and then, so that nobody who asks waits for one. One that
 * doesn't answer in time is away, and isn't asked again before it has answered.
 */
public final class Health implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final String UP = "up";
  private static final String AWAY = "away";
  private static final String REFUSING = "refusing";
  private final Map<String, Probe> probes;
  private final Predicate<Collection<String>> refuses;
  private final Supplier<List<String>> warnings;
  private final Duration patience;
  private final Answers answers;
  private final ExecutorService askers = Executors.newCachedThreadPool(Health::asker);
  private final Map<String, Future<?>> asked = new LinkedHashMap<>();
  private volatile State state = new State("starting", Map.of(), List.of());
  private final Map<String, Supplier<?>> beside = new ConcurrentSkipListMap<>();
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
   * @param refuses whether nothing can be taken in while these stores are away
   * @param warnings what somebody must do soon, in English
   * @param patience how long a store may think
   */
  public Health(
      Map<String, Probe> probes,
      Predicate<Collection<String>> refuses,
      Supplier<List<String>> warnings,
      Duration patience,
      Answers answers) {
    this.refuses = refuses;
    this.warnings = warnings;
    this.patience = patience;
    this.probes = new LinkedHashMap<>(probes);
    this.answers = answers;
  }

  /** Asks every store, all at once. */
  public synchronized void check() {
    long since = System.nanoTime();
    probes.forEach((store, probe) -> asked.compute(store, (name, former) -> ask(probe, former)));
    Map<String, String> stores = new LinkedHashMap<>();
    asked.forEach((store, answer) -> stores.put(store, answered(answer, since) ? UP : AWAY));
    List<String> away =
        stores.keySet().stream().filter(store -> AWAY.equals(stores.get(store))).toList();
    allWereUp |= away.isEmpty();
    String status = status(away);
    if (!status.equals(state.status)) {
      LOG.info("The engine is {}: {}", status, stores);
    }
    state = new State(status, stores, warnings.get());
  }

  /** {@code /observe/health/live}. */
  public HttpAnswer live() {
    return answers.json(200, Map.of("status", "live"));
  }

  /**
   * {@code /observe/health/ready}: 503 until all stores were up once, and while nothing can be
   * taken in.
   */
  public HttpAnswer ready() {
    State now = state;
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("status", now.status);
    shown.put("stores", now.stores);
    shown.put("warnings", now.warnings);
    beside.forEach((name, what) -> shown.put(name, what.get()));
    return answers.json(allWereUp && !now.status.equals(REFUSING) ? 200 : 503, shown);
  }

  /** Shows something beside the stores' state, which doesn't count for whether we are ready. */
  public void show(String name, Supplier<?> what) {
    beside.put(name, what);
  }

  /** Whether each store was up when last asked, by store. */
  public Map<String, String> stores() {
    return state.stores;
  }

  /** Asks nobody any more. */
  @Override
  public void close() {
    askers.shutdownNow();
  }

  private String status(List<String> away) {
    if (!allWereUp) {
      return "starting";
    }
    return refuses.test(away) ? REFUSING : away.isEmpty() ? "ready" : "degraded";
  }

  private Future<?> ask(Probe probe, Future<?> former) {
    return former != null && !former.isDone()
        ? former
        : askers.submit(
            () -> {
              probe.ask();
              return null;
            });
  }

  private boolean answered(Future<?> answer, long since) {
    try {
      long left = patience.toNanos() - (System.nanoTime() - since);
      answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread asker(Runnable task) {
    Thread thread = new Thread(task, "probe");
    thread.setDaemon(true);
    return thread;
  }
}
