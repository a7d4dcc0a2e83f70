package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.app.Ports;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.liveroom.OperatorBrowser.Page;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Live Room while the stores are away. */
class LiveRoomOutageIT {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  @Test
  void anOperatorIsToldThatTheLedgerIsAwayAndThatReportsAreSafe() throws Exception {
    int postgres = Ports.free();
    int kafka = Ports.free();
    int core = Ports.free();
    try (LaksaProgram stores = OutsideStores.start(folder, postgres, kafka, Ports.free(), core);
        EngineProcess engine = new EngineProcess(folder)) {
      engine.start(
          OutsideStores.environment(postgres, KEY),
          "--laksa.kafka.brokers=127.0.0.1:" + kafka,
          "--laksa.artemis.url=tcp://127.0.0.1:" + core);
      OperatorBrowser operator = new OperatorBrowser("http://127.0.0.1:" + engine.httpPort);
      assertThat(operator.logIn("operator", engine.password("operator")).status()).isEqualTo(303);
      assertThat(operator.open("/live-room/").status()).isEqualTo(200);
      stores.kill();
      Page away = operator.open("/live-room/");
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.html()).contains("Data laporan sedang tidak dapat dibuka");
      assertThat(
              new OperatorBrowser("http://127.0.0.1:" + engine.httpPort)
                  .open("/live-room/login")
                  .status())
          .isEqualTo(200);
    }
  }
}
