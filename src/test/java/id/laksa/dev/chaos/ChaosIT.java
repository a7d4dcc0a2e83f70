package id.laksa.dev.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.app.JsonMappers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of everything, round after round: the short form of {@code ./laksa chaos}. */
class ChaosIT {
  @TempDir Path folder;

  @Test
  void everyReceiptSurvivesTheDeathOfEveryProcess() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Installation installation = Installation.inside(Trouble.launcher(), folder);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      ChaosRun.Options options = new ChaosRun.Options(2, 4, ChaosRun.Victims.ENGINES);
      boolean kept = new ChaosRun(installation, options, JsonMappers.standard(), out).run();
      List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
      assertThat(kept).as("%s", lines).isTrue();
      assertThat(lines).hasSize(3);
      JsonNode summary = JsonMappers.standard().readTree(lines.get(2));
      assertThat(summary.path("receipts").asLong()).isPositive();
    }
  }
}
