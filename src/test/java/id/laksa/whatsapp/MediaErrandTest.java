package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandOutcome;
import id.laksa.evidence.PhotoFacts;
import id.laksa.evidence.PhotoFeatures;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoStore;
import id.laksa.evidence.RefusalReason;
import id.laksa.whatsapp.MediaErrand.Wanted;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaErrandTest {
  private static final byte[] JPEG = {1, 2, 3};
  private static final PhotoResult GOOD =
      new PhotoResult.Sanitized(
          JPEG,
          PhotoStore.idOf(JPEG),
          1,
          1,
          new PhotoFacts(null, null, 1, 1),
          PhotoStore.idOf(JPEG),
          new PhotoFeatures(0, null));
  private static final PhotoResult BAD =
      new PhotoResult.Refused(RefusalReason.TRUNCATED, "Foto terpotong.");
  private static final Wanted WANTED = new Wanted(UUID.randomUUID(), "LKS", "7", null);

  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> happened = new ArrayList<>();
  private Path file;

  @BeforeEach
  void somethingIsFetched() throws Exception {
    file = Files.write(folder.resolve("fetched"), JPEG);
  }

  @Test
  void aGoodPhotoIsKeptAndAdded() throws Exception {
    assertThat(attempt(new MediaResult.Fetched(file, "image/jpeg"), GOOD))
        .isEqualTo(ErrandOutcome.DONE);
    assertThat(happened).containsExactly("kept", "added " + PhotoStore.idOf(JPEG));
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsNoPhotoIsMissed() throws Exception {
    assertThat(attempt(new MediaResult.Fetched(file, "image/jpeg"), BAD))
        .isEqualTo(ErrandOutcome.DONE);
    assertThat(happened).containsExactly("missed");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MediaResult.Gone.GONE,
        MediaResult.Gone.TOO_LARGE,
        MediaResult.Gone.NOT_IMAGE,
        MediaResult.Gone.EXPIRED,
        MediaResult.Gone.DAMAGED,
        MediaResult.Gone.ADDRESS_REFUSED
      })
  void whatIsGoneIsMissed(String reason) throws Exception {
    assertThat(attempt(new MediaResult.Gone(reason), GOOD)).isEqualTo(ErrandOutcome.DONE);
    assertThat(happened).containsExactly("missed");
  }

  @Test
  void whatMayComeLaterIsTriedLaterAndMissedInTheEnd() throws Exception {
    MediaErrand errand = errand(new MediaResult.Later("http-500"), GOOD);
    assertThat(errand.attempt(wanted())).isEqualTo(ErrandOutcome.later("http-500"));
    assertThat(happened).isEmpty();
    assertThat(errand.exhausted(wanted(), "http-500")).isEqualTo(ErrandOutcome.DONE);
    assertThat(happened).containsExactly("missed");
  }

  @Test
  void whileTheDecoderIsBusyAPhotoWaitsAndIsNotMissed() throws Exception {
    assertThat(attempt(new MediaResult.Fetched(file, "image/jpeg"), new PhotoResult.Busy(false)))
        .isInstanceOf(ErrandOutcome.NotDueYet.class);
    assertThat(happened).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void onWhichTheDecoderGaveUpIsTriedByTheLadder() throws Exception {
    assertThat(attempt(new MediaResult.Fetched(file, "image/jpeg"), new PhotoResult.Busy(true)))
        .isEqualTo(ErrandOutcome.later("decoder-gave-up"));
    assertThat(happened).isEmpty();
  }

  @Test
  void anAddressIsNeverShown() {
    assertThat(new Wanted(WANTED.complaintId(), "LKS", "7", "https://x/secret"))
        .asString()
        .doesNotContain("secret");
  }

  private ErrandOutcome attempt(MediaResult media, PhotoResult photo) throws Exception {
    return errand(media, photo).attempt(wanted());
  }

  private MediaErrand errand(MediaResult media, PhotoResult photo) {
    return new MediaErrand(
        FakeCloud.holding(media),
        (upload, source) -> photo,
        new Store(),
        new Complaints(),
        json,
        folder);
  }

  private Errand wanted() throws Exception {
    return new Errand(
        UUID.randomUUID(),
        MediaErrand.KIND,
        WANTED.complaintId(),
        json.writeValueAsString(WANTED),
        1);
  }

  private final class Store implements PhotoStore {
    @Override
    public boolean renew(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String put(byte[] jpeg) {
      happened.add("kept");
      return PhotoStore.idOf(jpeg);
    }

    @Override
    public Optional<InputStream> open(String sha256) {
      return Optional.empty();
    }
  }

  private final class Complaints implements MediaErrand.Complaints {
    @Override
    public void addPhoto(UUID errandId, Wanted wanted, String sha256) {
      assertThat(wanted).isEqualTo(WANTED);
      happened.add("added " + sha256);
    }

    @Override
    public void missPhoto(UUID errandId, Wanted wanted) {
      assertThat(wanted).isEqualTo(WANTED);
      happened.add("missed");
    }
  }
}
