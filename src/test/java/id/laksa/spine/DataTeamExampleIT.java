package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example for data teams prints where complaints stand, where Node is at hand and its package
 * can be had.
 */
class DataTeamExampleIT extends SpineCase {
  private static final Path EXAMPLE = Path.of("docs/examples/data-team/complaints.mjs");

  @Test
  void theExamplePrintsWhereAComplaintStands(@TempDir Path folder) throws Exception {
    assumeThat(run(folder, Map.of(), "npm", "install", "--no-audit", "kafkajs@2.2.4")).isZero();
    String key = UUID.randomUUID().toString();
    String ticket = citizen.complain(saying("Jalan berlubang #jalanrusak"), key).ticket();
    try (EventReader states = new EventReader(engine, "laksa.complaints")) {
      states.newest(Identity.complaintId(Channel.APP, key).toString(), "DISPATCHED");
    }
    Files.copy(EXAMPLE, folder.resolve("complaints.mjs"));
    Map<String, String> environment =
        Map.of(
            "KAFKA", String.valueOf(engine.kafka("events-reader").get("bootstrap.servers")),
            "LAKSA_PASSWORD", engine.password("events-reader"));
    int code = run(folder, environment, "node", "complaints.mjs", "once");
    String said = Files.readString(folder.resolve("said"));
    assertThat(code).describedAs(said).isZero();
    assertThat(said.lines().filter(line -> line.contains(ticket)))
        .anyMatch(line -> line.contains("\"status\":\"DISPATCHED\""));
  }

  private static int run(Path folder, Map<String, String> environment, String... command)
      throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      if (process.waitFor(2, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
