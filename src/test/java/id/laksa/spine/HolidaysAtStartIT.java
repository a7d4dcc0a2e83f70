package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.app.Engine;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import id.laksa.app.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year without holiday data is never silently a year without holidays. */
class HolidaysAtStartIT {
  @TempDir private Path root;

  @Test
  void noEngineStartsWithoutTheHolidaysOfItsYear() throws IOException {
    Path home = root.resolve("home");
    for (String folder : List.of("rules", "conf", "routes")) {
      FileUtils.copyDirectory(Path.of(folder).toFile(), home.resolve(folder).toFile());
    }
    Path holidays = home.resolve("conf/holidays.csv");
    Files.write(
        holidays,
        Files.readAllLines(holidays).stream().filter(row -> !row.startsWith("2026-")).toList());
    Settings settings =
        Settings.load(
            home.resolve("conf"),
            Map.of(),
            Map.of(
                "laksa.http.port", "0",
                "laksa.management.port", "0",
                "laksa.postgres.port", String.valueOf(Ports.free()),
                "laksa.amqp.port", String.valueOf(Ports.free()),
                "laksa.kafka.port", String.valueOf(Ports.free())));
    TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));

    assertThatThrownBy(() -> Engine.start(home, root.resolve("data"), settings, clock).close())
        .isInstanceOf(StartupFailure.class)
        .hasMessageContainingAll(
            holidays.toString(), "2026", "add a row", "2026-01-01,national,", "docs/sla.md");
  }
}
