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

/** Strangers and a bad department at every door: the short form of {@code ./laksa fuzz}. */
class FuzzIT {
  private static final ObjectMapper JSON = new ObjectMapper();
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
  void nothingIsAnsweredByAFaultOrNotAtAllAndTheHistoryHolds() throws Exception {
    LaksaProgram.Ending fuzz =
        run(
            "fuzz",
            "--data=" + engine.data(),
            "--requests=2000",
            "--webhooks=300",
            "--follow-ups=300");
    assertThat(fuzz.code()).describedAs("%s %s", fuzz.out(), fuzz.err()).isZero();
    List<JsonNode> parts = new ArrayList<>();
    for (String line : fuzz.out().lines().toList()) {
      parts.add(JSON.readTree(line));
    }
    assertThat(parts)
        .filteredOn(part -> part.has("part"))
        .extracting(part -> part.path("sent").asInt())
        .containsExactly(500, 500, 500, 500, 300, 300);
    LaksaProgram.Ending audit = run("audit", "verify", "--events", "--data=" + engine.data());
    assertThat(audit.code()).describedAs("%s %s", audit.out(), audit.err()).isZero();
  }

  private static LaksaProgram.Ending run(String... command) throws InterruptedException {
    try (LaksaProgram program =
        LaksaProgram.start(folder, LaksaProgram.HOME, Map.of(), List.of(command))) {
      return program.awaitEnd();
    }
  }
}
