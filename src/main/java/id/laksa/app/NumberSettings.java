package id.laksa.app;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings that are whole numbers, each with the least and the most it may be. */
final class NumberSettings {
  private static final int LONGEST_PAUSE_MS = 3_600_000;
  private static final Bounds PORT = new Bounds(1, 65_535);
  private static final Bounds PORT_OR_ANY = new Bounds(0, 65_535);
  private static final Bounds PAUSE_MS = new Bounds(10, LONGEST_PAUSE_MS);

  private static final Map<String, Bounds> ALL =
      Map.ofEntries(
          Map.entry("laksa.http.port", PORT_OR_ANY),
          Map.entry("laksa.management.port", PORT_OR_ANY),
          Map.entry("laksa.amqp.port", PORT),
          Map.entry("laksa.amqp.connections", new Bounds(1, 10_000)),
          Map.entry("laksa.amqp.sessions", new Bounds(1, 10_000)),
          Map.entry("laksa.amqp.consumers", new Bounds(1, 10_000)),
          Map.entry("laksa.amqp.login", new Bounds(1_000, 600_000)),
          Map.entry("laksa.kafka.port", PORT),
          Map.entry("laksa.kafka.controller-port", PORT_OR_ANY),
          Map.entry("laksa.artemis.port", PORT_OR_ANY),
          Map.entry("laksa.postgres.port", PORT),
          Map.entry("laksa.postgres.connections", new Bounds(4, 200)),
          Map.entry("laksa.pages.keys", new Bounds(1, 1_000_000)),
          Map.entry("laksa.http.workers", new Bounds(4, 2_000)),
          Map.entry("laksa.http.waiting", new Bounds(0, 100_000)),
          Map.entry("laksa.http.max-form", new Bounds(1_000, 1_000_000_000)),
          Map.entry("laksa.http.max-body", new Bounds(1_000, 100_000_000)),
          Map.entry("laksa.whatsapp.max-body", new Bounds(1_000, 100_000_000)),
          Map.entry("laksa.whatsapp.largest-media", new Bounds(1_000, 16_777_216)),
          Map.entry("laksa.whatsapp.per-second", new Bounds(4, 1_000)),
          Map.entry("laksa.simulator.port", PORT_OR_ANY),
          Map.entry("laksa.spool.poll", PAUSE_MS),
          Map.entry("laksa.errand.workers", new Bounds(1, 64)),
          Map.entry("laksa.errand.poll", PAUSE_MS),
          Map.entry("laksa.delivery.workers", new Bounds(2, 64)),
          Map.entry("laksa.intake.writers", new Bounds(1, 64)),
          Map.entry("laksa.intake.batch", new Bounds(1, 1_000)),
          Map.entry("laksa.intake.rest", new Bounds(0, 1_000)),
          Map.entry("laksa.intake.waiting", new Bounds(1, 1_000_000)),
          Map.entry("laksa.intake.answering", new Bounds(1, 200)),
          Map.entry("laksa.relay.batch", new Bounds(1, 10_000)),
          Map.entry("laksa.relay.rest", new Bounds(0, 10_000)),
          Map.entry("laksa.relay.poll", PAUSE_MS),
          Map.entry("laksa.undeliverable.poll", PAUSE_MS),
          Map.entry("laksa.search.poll", PAUSE_MS),
          Map.entry("laksa.lease.most", new Bounds(1, 10_000)),
          Map.entry("laksa.lease.poll", PAUSE_MS),
          Map.entry("laksa.photo.max-bytes", new Bounds(1_000, 100_000_000)),
          Map.entry("laksa.photo.max-pixels", new Bounds(1_000, 500_000_000)),
          Map.entry("laksa.photo.max-side", new Bounds(100, 65_535)),
          Map.entry("laksa.photo.at-once", new Bounds(1, 64)),
          Map.entry("laksa.photo.waiting", new Bounds(1, 10_000)),
          Map.entry("laksa.photo.poll", PAUSE_MS),
          Map.entry("laksa.deadline.poll", PAUSE_MS),
          Map.entry("laksa.retention.poll", new Bounds(10, 86_400_000)),
          Map.entry("laksa.mail.port", PORT),
          Map.entry("laksa.mail.timeout", PAUSE_MS),
          Map.entry("laksa.rules.poll", PAUSE_MS),
          Map.entry("laksa.city.poll", PAUSE_MS),
          Map.entry("laksa.city.per-second", new Bounds(1, 100_000)),
          Map.entry("laksa.city.burst", new Bounds(1, 100_000)),
          Map.entry("laksa.city.most-routes", new Bounds(2, 10_000)),
          Map.entry("laksa.city.most-calls", new Bounds(1, 1_000)),
          Map.entry("laksa.city.most-steps", new Bounds(100, 100_000_000)),
          Map.entry("laksa.health.poll", PAUSE_MS),
          Map.entry("laksa.disk.poll", PAUSE_MS),
          Map.entry("laksa.disk.least-free-mib", new Bounds(1, 10_000_000)),
          Map.entry("laksa.metrics.poll", PAUSE_MS),
          Map.entry("laksa.retry.first", PAUSE_MS),
          Map.entry("laksa.retry.longest", PAUSE_MS));

  private NumberSettings() {}

  /** Both inclusive. */
  private record Bounds(int least, int most) {}

  /** Their names. */
  static Set<String> names() {
    return ALL.keySet();
  }

  /** The least and the most it may be: {@code 10 to 3600000}. */
  static String bounds(String name) {
    Bounds bounds = boundsOf(name);
    return bounds.least + " to " + bounds.most;
  }

  /**
   * The number that a text stands for.
   *
   * @throws StartupFailure if it stands for none within the bounds
   */
  static int parse(String name, String text) {
    Bounds bounds = boundsOf(name);
    try {
      int value = Integer.parseInt(text);
      if (value >= bounds.least && value <= bounds.most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The sentence below says what is wrong with it.
    }
    throw new StartupFailure(
        "%s must be a whole number from %d to %d, not '%s'."
            .formatted(name, bounds.least, bounds.most, text));
  }

  private static Bounds boundsOf(String name) {
    @Nullable Bounds bounds = ALL.get(name);
    if (bounds == null) {
      throw new IllegalArgumentException("no number among the settings: " + name);
    }
    return bounds;
  }
}
