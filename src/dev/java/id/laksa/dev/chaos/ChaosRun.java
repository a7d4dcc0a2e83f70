package id.laksa.dev.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Round after round, something is killed under load; at the end every promise is looked for. */
public final class ChaosRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long SETTLE_MS = 2_000;
  private final Installation installation;
  private final Options options;
  private final ObjectMapper json;
  private final PrintStream out;
  private final Random random = new Random();

  /**
   * What is done.
   *
   * @param rounds at least 1
   * @param seconds of load before an engine is killed, at most; or how long a store stays away
   * @param victims who is it
   */
  public record Options(int rounds, int seconds, Victims victims) {}

  /** Who is killed. */
  public enum Victims {
    /** One of the engines, at random. */
    ENGINES,
    /** The stores, in turn. */
    STORES,
    /** The stores, in turn, which aren't killed but stand still: they accept and never answer. */
    FROZEN_STORES
  }

  /**
   * Wires a run.
   *
   * @param installation not started yet
   * @param json as the ledger is written
   * @param out gets one JSON line a round and one at the end
   */
  public ChaosRun(Installation installation, Options options, ObjectMapper json, PrintStream out) {
    this.installation = installation;
    this.options = options;
    this.json = json;
    this.out = out;
  }

  /**
   * Runs.
   *
   * @return whether every promise was kept
   */
  public boolean run() throws InterruptedException, JMSException {
    installation.start();
    try (Crowd crowd = new Crowd(installation.urls(), Duration.ZERO)) {
      Promises promises = crowd.promises();
      for (int round = 1; round <= options.rounds(); round++) {
        long before = promises.receipts();
        ObjectNode line = json.createObjectNode().put("round", round);
        if (options.victims() != Victims.ENGINES) {
          outage(Installation.STORES.get((round - 1) % Installation.STORES.size()), line);
        } else {
          crash(line);
        }
        print(line, promises.look(), before);
      }
      boolean heard = crowd.sendHome(PATIENCE);
      Inspection inspection = new Inspection(installation, promises, json);
      boolean drained = inspection.awaitDrained(PATIENCE);
      PromiseFindings findings = inspection.inspect();
      ObjectNode line = json.valueToTree(findings);
      line.put("rounds", options.rounds()).put("everybodyHeard", heard).put("drained", drained);
      out.println(line);
      return findings.kept() && heard && drained;
    }
  }

  private void crash(ObjectNode line) throws InterruptedException {
    int unlucky = random.nextInt(installation.nodes().size());
    Program node = installation.nodes().get(unlucky);
    long lives = 1_000L + random.nextInt(Math.max(1, options.seconds() * 1_000 - 1_000));
    TimeUnit.MILLISECONDS.sleep(lives);
    node.kill();
    long killed = System.nanoTime();
    node.start();
    line.put("killed", "node-" + (unlucky + 1)).put("livedMs", lives);
    line.put("backAfterMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
  }

  private void outage(String store, ObjectNode line) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
    long killed = System.nanoTime();
    boolean frozen = options.victims() == Victims.FROZEN_STORES;
    Program victim = installation.store(store);
    if (frozen) {
      victim.freeze();
    } else {
      victim.kill();
    }
    TimeUnit.SECONDS.sleep(options.seconds());
    if (frozen) {
      victim.thaw();
    } else {
      victim.start();
    }
    line.put(frozen ? "frozen" : "killed", store);
    line.put("awayMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
    TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
  }

  private void print(ObjectNode line, Promises.Counts counts, long before) {
    line.put("receipts", counts.receipts() - before).putPOJO("refused", counts.refused());
    line.put("unheard", counts.unheard()).put("slowestMs", counts.slowestMs());
    out.println(line);
  }
}
