package id.laksa.dev.simulator;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a number may carry: 80 messages a second, in and out together. Thread-safe. */
final class Throughput {
  private static final long A_SECOND = 80;
  private final Bucket bucket;

  Throughput(InstantSource time) {
    this.bucket =
        Bucket.builder()
            .withCustomTimePrecision(new Injected(time))
            .addLimit(
                limit -> limit.capacity(A_SECOND).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
            .build();
  }

  /** Counts a message, or says no; of citizens' messages nobody asks. */
  boolean admit() {
    return bucket.tryConsume(1);
  }

  private record Injected(InstantSource time) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, time.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
