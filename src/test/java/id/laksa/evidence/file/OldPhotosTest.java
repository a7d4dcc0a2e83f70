package id.laksa.evidence.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has lain in the store for long can be found and goes, unless it is needed again. */
class OldPhotosTest {
  private static final byte[] PHOTO = "a photo".getBytes(US_ASCII);
  private static final String ID = PhotoStore.idOf(PHOTO);
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir Path folder;
  private FilePhotoStore store;

  @BeforeEach
  void open() {
    store = new FilePhotoStore(folder);
  }

  @Test
  void onlyWhatIsOldIsListed() throws IOException {
    assertThat(old()).isEmpty();
    store.put(PHOTO);
    store.put("another".getBytes(US_ASCII));
    assertThat(old()).isEmpty();
    age(file());
    assertThat(old()).containsExactly(ID);
  }

  @Test
  void whatIsOldIsRemovedAndWhatIsRenewedIsNot() throws IOException {
    store.put(PHOTO);
    assertThat(store.remove(ID, DAY)).isFalse();
    age(file());
    assertThat(store.renew(ID)).isTrue();
    assertThat(store.remove(ID, DAY)).isFalse();
    age(file());
    assertThat(store.remove(ID, DAY)).isTrue();
    assertThat(store.open(ID)).isEmpty();
    assertThat(store.renew(ID)).isFalse();
    assertThat(store.renew("../../etc/passwd")).isFalse();
  }

  @Test
  void whatAWriteThatBrokeOffHasLeftIsClearedAway() throws IOException {
    store.put(PHOTO);
    Path young = Files.write(file().resolveSibling(".a.draft"), PHOTO);
    Path left = age(Files.write(file().resolveSibling(".b.draft"), PHOTO));
    assertThat(old()).isEmpty();
    assertThat(young).exists();
    assertThat(left).doesNotExist();
  }

  @Test
  void aRemovalThatBrokeOffIsTakenBack() throws IOException {
    store.put(PHOTO);
    Files.move(file(), file().resolveSibling("." + ID + ".going"));
    assertThat(store.open(ID)).isEmpty();
    assertThat(old()).isEmpty();
    assertThat(store.open(ID)).isPresent();
  }

  @Test
  void aRemovalThatBrokeOffIsNotPutOverOneThatCameAnew() throws IOException {
    store.put(PHOTO);
    Path going = file().resolveSibling("." + ID + ".going");
    age(Files.move(file(), going));
    store.put(PHOTO);
    assertThat(old()).isEmpty();
    assertThat(going).doesNotExist();
    assertThat(store.remove(ID, DAY)).isFalse();
  }

  @Test
  void whoeverRenewsOrPutsItWhileItIsRemovedHasIt() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 200; round++) {
        store.put(PHOTO);
        age(file());
        boolean puts = round % 2 == 0;
        CyclicBarrier start = new CyclicBarrier(2);
        var removed = race(pool, start, () -> store.remove(ID, DAY));
        var needed = race(pool, start, () -> puts ? store.put(PHOTO).equals(ID) : store.renew(ID));
        boolean kept = needed.join();
        boolean gone = removed.join();
        // A renewal between two steps of the removal may save it and yet not know that it did.
        assertThat(store.open(ID).isPresent())
            .describedAs("round %d", round)
            .isEqualTo(kept || !gone);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static CompletableFuture<Boolean> race(
      ExecutorService pool, CyclicBarrier start, BooleanSupplier what) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            start.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return what.getAsBoolean();
        },
        pool);
  }

  private List<String> old() {
    List<String> old = new ArrayList<>();
    store.each(DAY, old::addAll);
    return old;
  }

  private static Path age(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  private Path file() {
    return folder.resolve(ID.substring(0, 2)).resolve(ID.substring(2, 4)).resolve(ID + ".jpg");
  }
}
