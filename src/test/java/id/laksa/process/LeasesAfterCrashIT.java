package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.HttpDepartment;
import id.laksa.spine.HttpDepartment.Leased;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order is in one place, also when the engine dies while a department has it in its hands. */
class LeasesAfterCrashIT {
  private static final int ORDERS = 60;
  @TempDir Path folder;

  @Test
  void whatWasLeasedWhenTheEngineDiedIsLeasedStillAndNothingIsLostOrDoubled() throws Exception {
    try (EngineProcess engine = new EngineProcess(folder)) {
      LaksaProgram first = engine.start("--laksa.metrics.poll=500");
      Set<String> tickets = new HashSet<>();
      for (int i = 0; i < ORDERS; i++) {
        tickets.add(
            engine
                .citizen()
                .complain("{\"text\": \"Atap kelas bocor " + i + " #sekolah\"}")
                .ticket());
      }
      HttpDepartment dindik =
          new HttpDepartment(engine.citizen(), "dindik", engine.password("dindik"));
      List<Leased> held = new ArrayList<>();
      while (held.size() < 10) {
        held.addAll(dindik.lease(20, 10 - held.size()));
      }
      List<Leased> taken = new ArrayList<>();
      CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(dindik, taken));
      await().atMost(Duration.ofMinutes(1)).until(() -> size(taken) >= 10);
      first.kill();
      assertThat(working).failsWithin(Duration.ofMinutes(1));

      engine.start("--laksa.metrics.poll=500");
      // What was leased before is leased still, and what was taken is known to be.
      for (Leased one : taken) {
        assertThat(dindik.take(one).status()).isEqualTo(204);
      }
      for (Leased one : held) {
        assertThat(dindik.take(one).status()).isEqualTo(204);
        taken.add(one);
      }
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                for (Leased one : dindik.lease(1, 100)) {
                  assertThat(dindik.take(one).status()).isEqualTo(204);
                  taken.add(one);
                }
                // Of those whose answer the dead engine didn't get out nobody knows the lease.
                return taken.size() + depth(engine, "laksa.leased") == ORDERS
                    && depth(engine, "opd.dindik") == 0;
              });
      assertThat(taken).extracting(Leased::ticket).doesNotHaveDuplicates().isSubsetOf(tickets);
    }
  }

  /** Until the engine dies. */
  private static void work(HttpDepartment dindik, List<Leased> taken) {
    while (true) {
      for (Leased one : dindik.lease(20, 1)) {
        if (dindik.take(one).status() == 204) {
          synchronized (taken) {
            taken.add(one);
          }
        }
      }
    }
  }

  private static int size(List<Leased> taken) {
    synchronized (taken) {
      return taken.size();
    }
  }

  private static int depth(EngineProcess engine, String queue) {
    String name = "laksa_queue_depth{";
    return engine
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name) && line.contains("queue=\"" + queue + "\""))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToInt(value -> (int) Double.parseDouble(value))
        .sum();
  }
}
