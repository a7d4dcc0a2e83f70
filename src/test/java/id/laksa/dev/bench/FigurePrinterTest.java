package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FigurePrinterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final FigurePrinter figures =
      new FigurePrinter(
          "intake",
          Map.of("connections", 64),
          new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void aFigureIsOneJsonLineWithItsParameters() {
    figures.print("delivered_per_second", 7182.25, "1/s");
    assertThat(bytes)
        .hasToString(
            "{\"bench\":\"intake\",\"figure\":\"delivered_per_second\",\"value\":7182.25,"
                + "\"unit\":\"1/s\",\"connections\":64}\n");
  }

  @Test
  void aCountIsAWholeNumber() {
    figures.count("errors_by_status", 3, Map.of("status", "503"));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("\"value\":3,", "\"status\":\"503\"");
  }

  @Test
  void aFigureHasThreeDecimalsAtMost() {
    figures.print("delivered_per_commit", 2 / 3.0, "1");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\"value\":0.667,");
  }

  @Test
  void percentilesAreInMilliseconds() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 100; i++) {
      latencies.add(TimeUnit.MILLISECONDS.toNanos(i));
    }
    assertThat(latencies.millisAt(50)).isBetween(49.9, 50.1);
    assertThat(latencies.millisAt(99)).isBetween(98.9, 99.1);
  }

  @Test
  void whatWasSeenBeforeItsReceiptTookNoTime() {
    Latencies latencies = new Latencies();
    latencies.add(-5);
    assertThat(latencies.millisAt(99)).isZero();
  }

  @Test
  void withoutAnyLatencyThePercentileIsZero() {
    assertThat(new Latencies().millisAt(99)).isZero();
  }
}
