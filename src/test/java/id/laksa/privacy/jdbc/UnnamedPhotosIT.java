package id.laksa.privacy.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.errand.jdbc.ErrandWords;
import id.laksa.evidence.file.FilePhotoStore;
import id.laksa.privacy.RemainsErrand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was uploaded for nothing goes; what anything names stays. */
class UnnamedPhotosIT {
  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");
  @TempDir static Path home;
  @TempDir Path folder;
  private static LedgerFixture fixture;
  private final SealedBox box = new SealedBox(Reporters.KEY);
  private FilePhotoStore photos;
  private ErrandTable errands;

  @BeforeAll
  static void start() {
    fixture = new LedgerFixture(home);
  }

  @BeforeEach
  void open() {
    fixture.jdbi.useHandle(handle -> handle.execute("truncate errand"));
    photos = new FilePhotoStore(folder.resolve("photos"));
    errands = new ErrandTable(fixture.jdbi, box);
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void oneThatNothingNamesGoesInItsTimeAndNotBefore() throws IOException {
    String left = uploaded("of a form that was left");
    String fresh = photos.put("of a form that is being filled in".getBytes(US_ASCII));
    assertThat(sweep(() -> true)).isOne();
    assertThat(photos.open(left)).isEmpty();
    assertThat(photos.open(fresh)).isPresent();
    assertThat(sweep(() -> true)).isZero();
  }

  @Test
  void oneOfAComplaintOrItsEvidenceStays() throws IOException {
    String shown = uploaded("of a complaint");
    String evidence = uploaded("of finished work");
    row(shown, null);
    row(evidence, "DPUPR");
    assertThat(sweep(() -> true)).isZero();
    assertThat(photos.open(shown)).isPresent();
    assertThat(photos.open(evidence)).isPresent();
  }

  @Test
  void oneThatAnErrandNamesStaysAlsoAfterThatWasGivenUp() throws IOException {
    String waiting = uploaded("of an errand");
    String given = uploaded("of a dead letter");
    String removed = uploaded("of somebody erased");
    fixture.jdbi.useTransaction(
        handle -> {
          errands.add(handle, List.of(naming("spooled-complaint", waiting)), NOW);
          errands.addDead(handle, naming("spooled-complaint", given), NOW, "contradicts");
          errands.add(handle, List.of(naming(RemainsErrand.KIND, removed)), NOW);
        });
    assertThat(sweep(() -> true)).isOne();
    assertThat(photos.open(waiting)).isPresent();
    assertThat(photos.open(given)).isPresent();
    assertThat(photos.open(removed)).isEmpty();
    fixture.jdbi.useHandle(handle -> handle.execute("delete from errand"));
    assertThat(sweep(() -> true)).isEqualTo(2);
  }

  @Test
  void noneGoesWhileALetterCanNotBeRead() throws IOException {
    String perhapsNamed = uploaded("of a letter sealed by another node");
    ErrandTable others =
        new ErrandTable(fixture.jdbi, new SealedBox(Arrays.copyOf(new byte[] {1}, 32)));
    fixture.jdbi.useTransaction(
        handle -> others.addDead(handle, naming("spooled-complaint", perhapsNamed), NOW, "later"));
    assertThat(sweep(() -> true)).isZero();
    fixture.jdbi.useHandle(handle -> handle.execute("truncate errand"));
    fixture.jdbi.useTransaction(
        handle -> errands.addDead(handle, naming("spooled-x", "as-it-came"), NOW, "unreadable"));
    assertThat(sweep(() -> true)).isZero();
    assertThat(photos.open(perhapsNamed)).isPresent();
  }

  @Test
  void noneGoesWhereTheLedgerKnowsHardlyAny() throws IOException {
    for (int i = 0; i <= 100; i++) {
      uploaded("of another ledger " + i);
    }
    assertThat(sweep(() -> true)).isZero();
  }

  @Test
  void noneGoesWhileTheSpoolMayNameIt() throws IOException {
    String promised = uploaded("of a complaint in the spool");
    assertThat(sweep(() -> false)).isZero();
    assertThat(photos.open(promised)).isPresent();
  }

  @Test
  void oneThatComesOutOfTheSpoolWhileItIsLookedForStays() throws IOException {
    String promised = uploaded("of a complaint in the spool");
    BooleanSupplier emptiedJustNow =
        () -> {
          row(promised, null);
          return true;
        };
    assertThat(sweep(emptiedJustNow)).isZero();
    assertThat(photos.open(promised)).isPresent();
  }

  @Test
  void oneThatAFormCarriesOnWhileItIsLookedForStays() throws IOException {
    String carried = uploaded("of a form that comes again");
    assertThat(sweep(() -> photos.renew(carried))).isZero();
    assertThat(photos.open(carried)).isPresent();
  }

  @Test
  void oneThatIsUploadedAgainWhileItIsLookedForStays() throws IOException {
    byte[] bytes = "of an upload that is repeated".getBytes(US_ASCII);
    String again = uploaded("of an upload that is repeated");
    assertThat(sweep(() -> photos.put(bytes).equals(again))).isZero();
    assertThat(photos.open(again)).isPresent();
  }

  private int sweep(BooleanSupplier spoolIsEmpty) {
    return new UnnamedPhotos(
            fixture.jdbi,
            photos,
            spoolIsEmpty,
            new ErrandWords(fixture.jdbi, box),
            Duration.ofDays(2))
        .run();
  }

  /** Long ago. */
  private String uploaded(String photo) throws IOException {
    String id = photos.put(photo.getBytes(US_ASCII));
    Path file = folder.resolve("photos").resolve(id.substring(0, 2)).resolve(id.substring(2, 4));
    Files.setLastModifiedTime(file.resolve(id + ".jpg"), FileTime.from(Instant.EPOCH));
    return id;
  }

  private void row(String sha256, @Nullable String department) {
    UUID complaint = fixture.aDamagedRoad(sha256).complaint().id();
    fixture.jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into photo (id, complaint_id, department, sha256, uploaded_at)"
                    + " values (?, ?, ?, ?, now())",
                sha256.substring(0, 26),
                complaint,
                department,
                sha256));
  }

  private static Errand naming(String kind, String sha256) {
    UUID id = UUID.randomUUID();
    return Errand.fresh(id, kind, id, "{\"photos\":[\"" + sha256 + "\"]}");
  }
}
