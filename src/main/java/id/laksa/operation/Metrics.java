package id.laksa.operation;

import id.laksa.http.HttpAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the engine measures of itself, for Prometheus. */
public final class Metrics {
  private final PrometheusMeterRegistry registry;
  private final Jdbi jdbi;
  private final Supplier<Map<String, Long>> queueDepths;
  private final MultiGauge complaints;
  private final MultiGauge outboxSize;
  private final MultiGauge outboxAge;
  private final MultiGauge queues;
  private final MultiGauge timers;
  private final MultiGauge deadLetters;

  /**
   * Wires the meters.
   *
   * @param queueDepths messages waiting, by queue
   * @param health whose stores are shown as 1 (up) or 0 (away)
   */
  public Metrics(
      PrometheusMeterRegistry registry,
      Jdbi jdbi,
      Supplier<Map<String, Long>> queueDepths,
      Health health) {
    this.registry = registry;
    this.jdbi = jdbi;
    this.queueDepths = queueDepths;
    this.complaints = gauge("laksa.complaints", "Complaints by channel, category and status");
    this.outboxSize = gauge("laksa.outbox.size", "Rows that must still leave, by destination");
    this.outboxAge = gauge("laksa.outbox.age.seconds", "Age of the oldest of them");
    this.queues = gauge("laksa.queue.depth", "Messages waiting, by queue");
    this.timers = gauge("laksa.timers", "Timers armed, and seconds by which the oldest is late");
    this.deadLetters = gauge("laksa.dead.letters", "Dead letters kept, by source");
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    for (String store : List.of("postgresql", "kafka", "artemis")) {
      Gauge.builder("laksa.store.up", health, h -> "up".equals(h.stores().get(store)) ? 1.0 : 0.0)
          .tag("store", store)
          .description("Whether the store answered when last asked")
          .register(registry);
    }
  }

  /** Counts what lies in the ledger and on the broker. */
  public void refresh() {
    jdbi.useHandle(this::refresh);
    queues.register(
        queueDepths.get().entrySet().stream()
            .map(queue -> Row.of(Tags.of("queue", queue.getKey()), queue.getValue()))
            .toList(),
        true);
  }

  /** {@code /observe/metrics}. */
  public HttpAnswer show() {
    return HttpAnswer.text(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
  }

  private void refresh(Handle handle) {
    register(
        handle,
        complaints,
        "select count(*) as value, channel, coalesce(category, '') as category, status"
            + " from complaint group by channel, category, status",
        "channel",
        "category",
        "status");
    register(
        handle,
        outboxSize,
        "select count(*) as value, destination from outbox group by destination",
        "destination");
    register(
        handle,
        outboxAge,
        "select extract(epoch from now() - min(created_at)) as value, destination"
            + " from outbox group by destination",
        "destination");
    register(
        handle,
        timers,
        "select count(*) as value, 'armed' as what from complaint where next_due is not null"
            + " union all select coalesce(greatest(extract(epoch from now() - min(next_due)), 0), 0),"
            + " 'lag_seconds' from complaint where next_due is not null",
        "what");
    register(
        handle,
        deadLetters,
        "select count(*) as value, source from dead_letter where replayed_at is null"
            + " group by source",
        "source");
  }

  private static void register(Handle handle, MultiGauge gauge, String sql, String... tags) {
    List<Row<?>> rows =
        handle
            .createQuery(sql)
            .<Row<?>>map(
                (row, context) -> {
                  Tags all = Tags.empty();
                  for (String tag : tags) {
                    all = all.and(tag, row.getString(tag));
                  }
                  return Row.of(all, row.getDouble("value"));
                })
            .list();
    gauge.register(rows, true);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
