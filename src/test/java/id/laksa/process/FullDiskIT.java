package id.laksa.process;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen;
import id.laksa.spine.Citizen.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that somebody else fills, and empties again, under an engine with all its stores. */
class FullDiskIT {
  @TempDir Path folder;

  /** On a disk with room: what an engine says on a full one is lost. */
  @TempDir Path said;

  private SmallDisk disk;
  private EngineProcess engine;
  private Citizen citizen;
  private final List<String> receipts = new ArrayList<>();

  @BeforeEach
  void anEngineOnASmallDisk() throws Exception {
    disk = new SmallDisk(folder, 512);
    engine = new EngineProcess(folder, said);
    engine.start("--laksa.disk.least-free-mib=128");
    citizen = engine.citizen();
  }

  @AfterEach
  void takeItAway() throws Exception {
    if (engine != null) {
      engine.close();
    }
    disk.close();
  }

  @Test
  void nothingIsTakenInWhileItIsFullAndEverythingGoesOnByItselfWhenThereIsRoom() throws Exception {
    awaitReceipt();

    // Little room: refused before any store fails.
    disk.fillUpTo(100);
    awaitRefusal();
    await().until(() -> health().status() == 503);
    assertThat(health().body().path("status").asText()).isEqualTo("refusing");
    assertThat(health().body().toString()).contains("MiB of room left").doesNotContain("away");
    disk.makeRoom();
    awaitReceipt();

    // None at all: Kafka gives up, and the broker takes nothing.
    disk.fillUpTo(0);
    awaitStores("kafka", "away");
    awaitStores("artemis", "away");
    awaitRefusal();
    // Stores that are away refuse, too: whoever watches the disk must have seen it before it is
    // over.
    await().until(() -> health().body().toString().contains("MiB of room left"));
    disk.makeRoom();
    awaitStores("kafka", "up");
    awaitStores("artemis", "up");
    await().until(() -> health().status() == 200);
    awaitReceipt();

    await().atMost(1, MINUTES).until(() -> engine.count("select count(*) from outbox") == 0);
    try (DepartmentDesk desk = new DepartmentDesk(engine, "dpupr")) {
      assertThat(desk.tickets()).containsExactlyInAnyOrderElementsOf(receipts);
      desk.acknowledge(receipts.get(0));
    }
    await()
        .atMost(1, MINUTES)
        .until(() -> engine.citizen().look(receipts.get(0)).toString().contains("acknowledged"));
    LaksaProgram program = engine.running();
    assertThat(program.err().lines().filter(line -> line.contains("The disk is full")))
        .as("told once each time")
        .hasSize(2);
    assertThat(engine.metrics()).containsPattern("laksa_disk_refused_total [1-9]");
    program.terminate();
    assertThat(program.awaitEnd().code()).isZero();
  }

  private void awaitReceipt() {
    await().atMost(1, MINUTES).until(this::complain, answer -> answer.status() == 201);
  }

  private void awaitRefusal() {
    Answer refusal =
        await().atMost(1, MINUTES).until(this::complain, answer -> answer.status() > 202);
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.raw().headers().firstValue("Retry-After")).isPresent();
  }

  /** Whatever was promised must arrive. */
  private Answer complain() {
    Answer answer = Crowd.complain(citizen, UUID.randomUUID().toString());
    if (answer.status() < 300) {
      receipts.add(answer.ticket());
    }
    return answer;
  }

  private void awaitStores(String store, String state) {
    await()
        .atMost(1, MINUTES)
        .until(() -> health().body().at("/stores/" + store).asText().equals(state));
  }

  private Answer health() {
    return citizen.get("/observe/health/ready", Map.of());
  }
}
