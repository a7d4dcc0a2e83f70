package id.laksa.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SmallPhotosTest {
  private final Map<String, byte[]> kept = new HashMap<>(Map.of("a", new byte[100_000]));
  private final AtomicInteger shrunk = new AtomicInteger();
  private final SmallPhotos photos = new SmallPhotos(new Kept(), this::shrink);

  @Test
  void aPhotoIsMadeSmallOnce() {
    assertThat(photos.of("a")).hasValueSatisfying(small -> assertThat(small).hasSize(24_000));
    photos.of("a");
    assertThat(shrunk).hasValue(1);
  }

  @Test
  void whatIsGoneFromTheStoreIsGoneHereToo() {
    photos.of("a");
    kept.remove("a");
    assertThat(photos.of("a")).isEmpty();
  }

  private byte[] shrink(byte[] jpeg, int maxBytes) {
    shrunk.incrementAndGet();
    return new byte[maxBytes];
  }

  private final class Kept implements PhotoStore {
    @Override
    public boolean renew(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String put(byte[] jpeg) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<InputStream> open(String sha256) {
      return Optional.ofNullable(kept.get(sha256)).map(ByteArrayInputStream::new);
    }

    @Override
    public boolean remove(String sha256) {
      return kept.remove(sha256) != null;
    }
  }
}
