package id.laksa.app;

import id.laksa.bench.IntakeBench;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How many complaints a benchmark sends for how long. */
final class MeasuredLoad {
  @Option(names = "--connections", defaultValue = "64", description = "${DEFAULT-VALUE}")
  private int connections;

  @Option(names = "--seconds", defaultValue = "30", description = "${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--warmup", defaultValue = "60", description = "${DEFAULT-VALUE} s")
  private int warmUp;

  @Option(names = "--rate", defaultValue = "0", description = "offered a second; 0: closed loop")
  private int rate;

  IntakeBench.Options options() {
    return IntakeBench.Options.of(
        connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rate);
  }
}
