package id.laksa.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
  private static final int LEAST = 100;
  private final AtomicLong free = new AtomicLong();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private DiskSpace disk;

  @Test
  void nothingIsTakenInFromTooLittleRoomOnUntilThereIsAQuarterMore() {
    left(LEAST);
    disk = new DiskSpace(Map.of("data", Path.of("data")), LEAST, folder -> free.get());
    disk.showIn(meters);
    assertThat(disk.admits()).isTrue();
    left(LEAST - 1);
    disk.look();
    assertThat(disk.admits()).isFalse();
    assertThat(disk.warnings()).singleElement().asString().contains("data has 99 MiB");
    left(LEAST + 24);
    disk.look();
    assertThat(disk.admits()).isFalse();
    left(LEAST + 25);
    disk.look();
    assertThat(disk.admits()).isTrue();
    assertThat(disk.warnings()).isEmpty();
    assertThat(meters.get("laksa.disk.refused").functionCounter().count()).isEqualTo(2);
    assertThat(meters.get("laksa.disk.free.bytes").gauge().value()).isEqualTo(125.0 * 1024 * 1024);
  }

  @Test
  void oneFullDiskOfTwoIsEnough() {
    disk =
        new DiskSpace(
            Map.of("data", Path.of("data"), "photos", Path.of("photos")),
            LEAST,
            folder -> folder.endsWith("photos") ? 0 : Long.MAX_VALUE);
    assertThat(disk.hasRoom()).isFalse();
  }

  @Test
  void aDiskThatCannotBeLookedAtKeepsNobodyOut() {
    disk =
        new DiskSpace(
            Map.of("data", Path.of("data")),
            LEAST,
            folder -> {
              throw new IOException("gone");
            });
    assertThat(disk.hasRoom()).isTrue();
  }

  @Test
  void aFolderThatIsNotThereYetIsLookedAtWhereItWillBe() {
    disk = new DiskSpace(Map.of("photos", Path.of("target/not/there/yet")), 1);
    assertThat(disk.hasRoom()).isTrue();
  }

  private void left(long mib) {
    free.set(mib * 1024 * 1024);
  }
}
