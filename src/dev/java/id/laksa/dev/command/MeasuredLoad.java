package id.laksa.dev.command;

import id.laksa.dev.bench.IntakeBench;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How many complaints a benchmark sends for how long. */
final class MeasuredLoad {
  @Option(names = "--connections", defaultValue = "64", description = "that send at once")
  private int connections;

  @Option(names = "--seconds", defaultValue = "30", description = "that are measured")
  private int seconds;

  @Option(names = "--warmup", defaultValue = "60", description = "seconds before that")
  private int warmUp;

  @Option(names = "--rate", defaultValue = "0", description = "offered a second; 0: closed loop")
  private int rate;

  @Option(
      names = "--slices",
      defaultValue = "0",
      description =
          "seconds: also what was delivered in each so many from the first request on; 0: not")
  private int slices;

  IntakeBench.Options options() {
    return IntakeBench.Options.of(
            connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rate)
        .slicedBy(slices);
  }
}
