package id.laksa.whatsapp.graph;

import io.github.bucket4j.TimeMeter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock's time as the libraries that count nanoseconds want it. */
record Nanos(InstantSource time) implements TimeMeter {
  long now() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, time.instant());
  }

  @Override
  public long currentTimeNanos() {
    return now();
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
