package id.laksa.evidence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePhotoStoreTest {
  private static final byte[] PHOTO = "a photo".getBytes(StandardCharsets.US_ASCII);
  private static final String ID = PhotoStore.idOf(PHOTO);

  @TempDir Path folder;
  private Path root;
  private PhotoStore store;

  @BeforeEach
  void open() {
    root = folder.resolve("data/photos");
    store = new FilePhotoStore(root);
  }

  @Test
  void aPhotoIsFoundUnderTheHashOfItsBytes() throws IOException {
    assertThat(store.put(PHOTO)).isEqualTo(ID);
    assertThat(read(ID)).isEqualTo(PHOTO);
    assertThat(root.resolve(ID.substring(0, 2)).resolve(ID.substring(2, 4)).resolve(ID + ".jpg"))
        .hasBinaryContent(PHOTO);
  }

  @Test
  void theSamePhotoAgainChangesNothing() throws IOException {
    store.put(PHOTO);
    Object before = Files.getAttribute(file(), "unix:ino");
    assertThat(store.put(PHOTO)).isEqualTo(ID);
    assertThat(Files.getAttribute(file(), "unix:ino")).isEqualTo(before);
    assertThat(files()).hasSize(1);
  }

  @Test
  void anotherNodeFindsIt() throws IOException {
    store.put(PHOTO);
    assertThat(new FilePhotoStore(root).open(ID)).isPresent();
  }

  @Test
  void whatWasNeverPutIsNotThere() {
    assertThat(store.open(ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "../../../../etc/passwd",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "../123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\0"
      })
  void whatIsNoIdIsNotThere(String id) {
    assertThat(store.open(id)).isEmpty();
  }

  @Test
  void onlyTheOwnerMayLook() throws IOException {
    store.put(PHOTO);
    assertThat(mode(file())).isEqualTo("rw-------");
    for (Path dir = file().getParent(); dir.startsWith(root); dir = dir.getParent()) {
      assertThat(mode(dir)).isEqualTo("rwx------");
    }
  }

  @Test
  void aHalfWrittenPhotoOfACrashIsNeverSeen() throws IOException {
    Files.createDirectories(file().getParent());
    Files.write(file().resolveSibling(".1b4e28ba.draft"), new byte[3]);
    assertThat(store.open(ID)).isEmpty();
    store.put(PHOTO);
    assertThat(read(ID)).isEqualTo(PHOTO);
  }

  @Test
  void manyPuttingTheSamePhotoAtOnceLeaveOneWholePhoto() throws Exception {
    int racers = 8;
    ExecutorService pool = Executors.newFixedThreadPool(racers);
    try {
      for (int round = 0; round < 20; round++) {
        byte[] photo = new byte[50_000 + round];
        CyclicBarrier start = new CyclicBarrier(racers);
        List<CompletableFuture<byte[]>> seen =
            Stream.generate(() -> CompletableFuture.supplyAsync(() -> race(start, photo), pool))
                .limit(racers)
                .toList();
        assertThat(seen).allSatisfy(one -> assertThat(one.join()).isEqualTo(photo));
        assertThat(files()).hasSize(round + 1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsAFault() throws IOException {
    Files.createDirectories(root.getParent());
    Files.write(root, PHOTO);
    assertThatThrownBy(() -> store.put(PHOTO)).isInstanceOf(UncheckedIOException.class);
  }

  private byte[] race(CyclicBarrier start, byte[] photo) {
    try {
      start.await();
      return read(store.put(photo));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] read(String id) throws IOException {
    try (InputStream in = store.open(id).orElseThrow()) {
      return in.readAllBytes();
    }
  }

  private Path file() {
    return root.resolve(ID.substring(0, 2)).resolve(ID.substring(2, 4)).resolve(ID + ".jpg");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
