package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production's shape: the same program, its stores outside. */
class OutsideStoresIT {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  @Test
  void anEngineWithItsStoresOutsideDeliversAndKeepsNoStoreOfItsOwn() throws Exception {
    int postgres = Ports.free();
    int kafka = Ports.free();
    int amqp = Ports.free();
    int core = Ports.free();
    try (LaksaProgram stores = OutsideStores.start(folder, postgres, kafka, amqp, core);
        EngineProcess engine = new EngineProcess(folder)) {
      LaksaProgram program =
          engine.start(
              OutsideStores.environment(postgres, KEY),
              "--laksa.kafka.brokers=127.0.0.1:" + kafka,
              "--laksa.artemis.url=tcp://127.0.0.1:" + core);
      assertThat(program.out()).contains("off: laksa.whatsapp.graph-url is not set");
      String ticket = Crowd.complain(engine.citizen(), UUID.randomUUID().toString()).ticket();
      try (DepartmentDesk desk = new DepartmentDesk(amqp, "dpupr", OutsideStores.PASSWORD)) {
        await().untilAsserted(() -> assertThat(desk.tickets()).containsExactly(ticket));
        desk.acknowledge(ticket);
      }
      await()
          .until(
              () -> engine.citizen().look(ticket).path("status").asText().equals("ACKNOWLEDGED"));
      await().until(() -> engine.count("select count(*) from outbox") == 0);
      assertThat(stores.isAlive()).isTrue();
      try (var kept = Files.list(engine.data())) {
        assertThat(kept.map(Path::getFileName).map(Path::toString))
            .doesNotContain("postgres", "kafka", "artemis");
      }
    }
  }

  @Test
  void aStoreThatRefusesThePasswordIsNamedAtOnceAndTheOthersAreNotWaitedFor() throws Exception {
    int postgres = Ports.free();
    try (LaksaProgram stores =
            OutsideStores.start(folder, postgres, Ports.free(), Ports.free(), Ports.free());
        LaksaProgram engine =
            LaksaProgram.start(
                folder,
                LaksaProgram.HOME,
                Map.of("LAKSA_TICKET_KEY", KEY, "LAKSA_DATA_KEY", KEY),
                List.of(
                    "run",
                    "--data=" + folder.resolve("data"),
                    "--laksa.http.port=" + Ports.free(),
                    "--laksa.management.port=0",
                    "--laksa.postgres.url=jdbc:postgresql://127.0.0.1:" + postgres + "/laksa",
                    "--laksa.postgres.password=wrong",
                    "--laksa.kafka.brokers=127.0.0.1:" + Ports.free(),
                    "--laksa.artemis.url=tcp://127.0.0.1:" + Ports.free()))) {
      LaksaProgram.Ending ending = engine.awaitEnd();
      assertThat(ending.code()).isEqualTo(1);
      assertThat(ending.err()).contains("laksa.postgres.url refuses").doesNotContain("\tat ");
      assertThat(stores.isAlive()).isTrue();
    }
  }

  @Test
  void withoutTheTrialsJarAStoreThatIsNotOutsideIsNamed() throws Exception {
    assumeThat(QuickJava.productionClassPath()).isNotEqualTo(QuickJava.classPath());
    try (LaksaProgram engine =
        LaksaProgram.start(
            folder,
            LaksaProgram.HOME,
            Map.of("LAKSA_TICKET_KEY", KEY, "LAKSA_DATA_KEY", KEY),
            List.of(
                "run",
                "--data=" + folder.resolve("data"),
                "--laksa.http.port=0",
                "--laksa.management.port=0",
                "--laksa.kafka.brokers=127.0.0.1:" + Ports.free(),
                "--laksa.artemis.url=tcp://127.0.0.1:" + Ports.free()))) {
      LaksaProgram.Ending ending = engine.awaitEnd();
      assertThat(ending.code()).isEqualTo(1);
      assertThat(ending.err()).contains("laksa.postgres.url is not set").doesNotContain("\tat ");
    }
  }
}
