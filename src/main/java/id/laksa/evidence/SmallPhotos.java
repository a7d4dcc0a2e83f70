package id.laksa.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small renditions of the store's photographs, for slow lines. Those asked for last are kept in
 * memory, nowhere else: what is erased from the store is gone here, too.
 */
public final class SmallPhotos {
  /** The most bytes of one. */
  public static final int LARGEST = 24_000;

  private static final int KEPT = 200;
  private final PhotoStore store;
  private final ImageShrinker shrinker;
  private final Map<String, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  /** Shrinks what is in this store. */
  public SmallPhotos(PhotoStore store, ImageShrinker shrinker) {
    this.store = store;
    this.shrinker = shrinker;
  }

  /**
   * A photograph in at most {@value #LARGEST} bytes.
   *
   * @param sha256 an id from anywhere
   * @return empty when nothing is kept under it
   */
  public Optional<byte[]> of(String sha256) {
    try (InputStream large = store.open(sha256).orElse(null)) {
      if (large == null) {
        return Optional.empty();
      }
      byte[] known = known(sha256);
      byte[] small = known == null ? shrinker.shrink(large.readAllBytes(), LARGEST) : known;
      keep(sha256, small);
      return Optional.of(small);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte @Nullable [] known(String sha256) {
    synchronized (kept) {
      return kept.get(sha256);
    }
  }

  private void keep(String sha256, byte[] small) {
    synchronized (kept) {
      kept.put(sha256, small);
    }
  }
}
