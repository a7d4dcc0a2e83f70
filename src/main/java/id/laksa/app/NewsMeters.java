package id.laksa.app;

import id.laksa.delivery.NewsMeter;
import id.laksa.delivery.Way;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows on {@code /observe/metrics} what reporters are told, and how soon. */
final class NewsMeters implements NewsMeter {
  private final Map<Way, Timer> lag = new ConcurrentHashMap<>();
  private final MeterRegistry meters;

  NewsMeters(MeterRegistry meters) {
    this.meters = meters;
    for (Way way : List.of(Way.WHATSAPP, Way.CALLBACK, Way.EMAIL)) {
      lagOf(way);
    }
  }

  /** A route of the city's gets one when it first tells. */
  private Timer lagOf(Way way) {
    return lag.computeIfAbsent(
        way,
        one ->
            Timer.builder("laksa.news.lag")
                .tag("way", one.key())
                .description("From what happened until the news of it was taken, on this node")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters));
  }

  @Override
  public void left(Way way, Duration since) {
    lagOf(way).record(since.isNegative() ? Duration.ZERO : since);
  }

  @Override
  public void failed(Way way) {
    Counter.builder("laksa.news.failed")
        .tag("way", way.key())
        .description("Attempts to tell a reporter that failed, by way")
        .register(meters)
        .increment();
  }
}
