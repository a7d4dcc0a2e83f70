package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks that need a whole engine, small. */
class BenchCommandsIT {
  @TempDir static Path folder;
  private static EngineProcess engine;

  @BeforeAll
  static void startTheEngine() {
    engine = new EngineProcess(folder);
    engine.start();
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  @Test
  void growthFillsTheLedgerBetweenTwoMeasurements() throws Exception {
    List<JsonNode> figures =
        bench("growth", "--complaints=3000", "--connections=4", "--seconds=1", "--warmup=1");
    assertThat(named(figures, "delivered_per_second")).hasSize(2);
    assertThat(named(figures, "tree_memory"))
        .allSatisfy(figure -> assertThat(figure.path("value").asLong()).isPositive());
    assertThat(named(figures, "delivered_large_to_small")).hasSize(1);
    assertThat(engine.count("select count(*) from complaint")).isGreaterThanOrEqualTo(3_000);
    assertThat(engine.count("select count(*) from complaint where next_due is null")).isZero();
    assertThat(
            engine.count(
                "select count(*) from complaint c where head_seq <>"
                    + " (select count(*) from complaint_event where complaint_id = c.id)"))
        .isZero();
  }

  @Test
  void aSurgeIsMeasuredBetweenTwoCalms() throws Exception {
    List<JsonNode> figures = bench("surge", "--connections=8", "--rate=20", "--seconds=1");
    assertThat(named(figures, "accepted_per_second"))
        .extracting(figure -> figure.path("phase").asText())
        .containsExactly("calm", "surge", "after");
    assertThat(named(figures, "missing"))
        .allSatisfy(figure -> assertThat(figure.path("value").asLong()).isZero());
    assertThat(named(figures, "webhook_p99")).hasSize(3);
  }

  private static List<JsonNode> bench(String which, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("bench", which));
    arguments.addAll(List.of("--data", engine.data().toString()));
    arguments.addAll(List.of(options));
    LaksaProgram.Ending ending =
        LaksaProgram.start(folder, LaksaProgram.HOME, Map.of(), arguments).awaitEnd();
    assertThat(ending.code()).as("%s", ending).isZero();
    List<JsonNode> figures = new ArrayList<>();
    for (String line : ending.out().lines().toList()) {
      figures.add(new ObjectMapper().readTree(line));
    }
    return figures;
  }

  private static List<JsonNode> named(List<JsonNode> figures, String name) {
    return figures.stream().filter(figure -> figure.path("figure").asText().equals(name)).toList();
  }
}
