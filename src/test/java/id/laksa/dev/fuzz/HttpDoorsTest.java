package id.laksa.dev.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.dev.fuzz.HttpDoors.HttpDoor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpDoorsTest {
  @Test
  void everyDoorOfTheRoutesIsKnown() {
    List<HttpDoor> doors = HttpDoors.in(Path.of("routes"));
    assertThat(doors)
        .contains(
            new HttpDoor("POST", "/api/v1/complaints"),
            new HttpDoor("GET", "/lacak/{ticket}/{key}"),
            new HttpDoor("POST", "/live-room/laporan/{ticket}/hapus"),
            new HttpDoor("POST", "/webhooks/whatsapp"),
            new HttpDoor("GET", "/"))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(45);
  }
}
