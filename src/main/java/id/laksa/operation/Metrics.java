package id.laksa.operation;

import id.laksa.http.HttpAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the engine measures of itself, for Prometheus. */
public final class Metrics {
  private static final Pattern OF_A_DEPARTMENT =
      Pattern.compile("(?:DLQ\\.)?opd\\.(?!updates$)([^.]+)(?:\\.refused|\\.escalations)?");
  private static final InstantSource SENT_BY = InstantSource.system();
  private static final String OUTBOX =
      "select %s as value, d.destination from outbox_turn d"
          + " left join outbox o on o.destination = d.destination group by d.destination";
  private final PrometheusMeterRegistry registry;
  private final Jdbi jdbi;
  private final InstantSource time;
  private final Supplier<Map<String, QueueFigure>> queueFigures;
  private final MultiGauge complaints;
  private final MultiGauge outboxSize;
  private final MultiGauge outboxAge;
  private final MultiGauge queues;
  private final MultiGauge oldest;
  private final MultiGauge consumers;
  private final MultiGauge timers;
  private final MultiGauge lag;
  private final MultiGauge deadLetters;
  private final MultiGauge errands;
  private final MultiGauge untold;
  private final MultiGauge callbackOff;
  private final CostLimited everyComplaint;
  private final CostLimited everyTimer;

  /**
   * Wires the meters.
   *
   * @param queueFigures how the broker's queues stand, by name
   * @param health whose stores are shown as 1 (up) or 0 (away)
   * @param time what deadlines go by
   */
  public Metrics(
      PrometheusMeterRegistry registry,
      Jdbi jdbi,
      Supplier<Map<String, QueueFigure>> queueFigures,
      Health health,
      InstantSource time) {
    this.time = time;
    this.everyComplaint = new CostLimited(registry.config().clock());
    this.everyTimer = new CostLimited(registry.config().clock());
    this.registry = registry;
    this.jdbi = jdbi;
    this.queueFigures = queueFigures;
    this.complaints = gauge("laksa.complaints", "Complaints by channel, category and status");
    this.outboxSize = gauge("laksa.outbox.size", "Rows that must still leave, by destination");
    this.outboxAge = gauge("laksa.outbox.age.seconds", "Age of the oldest of them");
    this.queues = gauge("laksa.queue.depth", "Messages waiting, by queue");
    this.oldest =
        gauge("laksa.queue.oldest.age.seconds", "Age of the oldest message waiting, by queue");
    this.consumers = gauge("laksa.queue.consumers", "Consumers connected now, by queue");
    this.timers = gauge("laksa.timers.armed", "Deadlines that are still to fire");
    this.lag = gauge("laksa.timers.lag.seconds", "By how much the oldest of them is late");
    this.deadLetters = gauge("laksa.dead.letters", "Dead letters kept, by source");
    this.errands = gauge("laksa.errands", "Errands that must still be done, by kind");
    this.untold = gauge("laksa.news.untold", "Complaints whose reporter an operator must tell");
    this.callbackOff = gauge("laksa.callback.off", "App callbacks that answered 410");
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    for (String store : List.of("postgresql", "kafka", "artemis")) {
      Gauge.builder("laksa.store.up", health, h -> "up".equals(h.stores().get(store)) ? 1.0 : 0.0)
          .tag("store", store)
          .description("Whether the store answered when last asked")
          .register(registry);
    }
  }

  /**
   * Counts what lies in the ledger and on the broker; what needs a look at every complaint or timer
   * only as often as that is cheap.
   */
  public void refresh() {
    Map<String, QueueFigure> figures = queueFigures.get();
    show(
        Map.of(
            queues,
            rows(figures, QueueFigure::messages),
            oldest,
            rows(figures, Metrics::age),
            consumers,
            rows(figures, QueueFigure::consumers)));
    List<Row<?>> onTheBroker =
        figures.entrySet().stream()
            .filter(queue -> queue.getKey().startsWith("DLQ."))
            .<Row<?>>map(
                queue -> Row.of(Tags.of("source", queue.getKey()), queue.getValue().messages()))
            .toList();
    show(jdbi.withHandle(handle -> counted(handle, onTheBroker)));
    everyComplaint.run(() -> show(jdbi.withHandle(this::complaints)));
    everyTimer.run(() -> show(jdbi.withHandle(this::timers)));
  }

  /** {@code /observe/metrics}. */
  public HttpAnswer show() {
    String figures;
    synchronized (this) {
      figures = registry.scrape();
    }
    return HttpAnswer.text(200, "text/plain; version=0.0.4; charset=utf-8", figures);
  }

  /** A gauge's rows are taken away before they are put back: nobody reads in between. */
  private synchronized void show(Map<MultiGauge, List<Row<?>>> counted) {
    counted.forEach((gauge, rows) -> gauge.register(rows, true));
  }

  private static List<Row<?>> rows(
      Map<String, QueueFigure> figures, Function<QueueFigure, Number> figure) {
    return figures.entrySet().stream()
        .<Row<?>>map(queue -> Row.of(tags(queue.getKey()), figure.apply(queue.getValue())))
        .toList();
  }

  private static Tags tags(String queue) {
    Matcher owner = OF_A_DEPARTMENT.matcher(queue);
    String department = owner.matches() ? owner.group(1).toUpperCase(Locale.ROOT) : "";
    return Tags.of("queue", queue, "department", department);
  }

  /** By the time of the machines, as the broker stamps. */
  private static double age(QueueFigure figure) {
    return figure.oldest() == null
        ? 0
        : Math.max(0, Duration.between(figure.oldest(), SENT_BY.instant()).toMillis() / 1000.0);
  }

  private Map<MultiGauge, List<Row<?>>> complaints(Handle handle) {
    return Map.of(
        complaints,
        rows(
            handle,
            "select count(*) as value, channel, coalesce(category, '') as category, status"
                + " from complaint group by channel, category, status",
            "channel",
            "category",
            "status"));
  }

  private Map<MultiGauge, List<Row<?>>> timers(Handle handle) {
    return Map.of(
        timers, rows(handle, "select count(*) as value from complaint where next_due is not null"));
  }

  private Map<MultiGauge, List<Row<?>>> counted(Handle handle, List<Row<?>> onTheBroker) {
    List<Row<?>> buried = new ArrayList<>(onTheBroker);
    buried.addAll(
        rows(
            handle,
            "select count(*) as value, source from dead_letter where replayed_at is null"
                + " group by source union all select count(*), kind from errand"
                + " where dead_at is not null group by kind",
            "source"));
    return Map.of(
        outboxSize,
        rows(
            handle,
            OUTBOX.formatted("coalesce(sum(cardinality(o.complaint_ids)), 0)"),
            "destination"),
        outboxAge,
        rows(
            handle,
            OUTBOX.formatted("coalesce(extract(epoch from now() - min(o.created_at)), 0)"),
            "destination"),
        errands,
        rows(
            handle,
            "select count(*) as value, kind from errand where dead_at is null group by kind",
            "kind"),
        untold,
        rows(
            handle,
            "select count(distinct complaint_id) as value from not_told where done_at is null"),
        callbackOff,
        rows(handle, "select count(*) as value from callback_off"),
        lag,
        rows(
            handle,
            "select coalesce(greatest(extract(epoch from cast(:now as timestamptz)"
                + " - min(next_due)), 0), 0) as value from complaint where next_due is not null"),
        deadLetters,
        buried);
  }

  private List<Row<?>> rows(Handle handle, String sql, String... tags) {
    var query = handle.createQuery(sql);
    if (sql.contains(":now")) {
      query.bind("now", time.instant().atOffset(ZoneOffset.UTC));
    }
    return query
        .<Row<?>>map(
            (row, context) -> {
              Tags all = Tags.empty();
              for (String tag : tags) {
                all = all.and(tag, row.getString(tag));
              }
              return Row.of(all, row.getDouble("value"));
            })
        .list();
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
