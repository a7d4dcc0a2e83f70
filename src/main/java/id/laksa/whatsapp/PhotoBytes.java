package id.laksa.whatsapp;

import id.laksa.evidence.PhotoPair;
import id.laksa.evidence.PhotoStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A JPEG to send; opened only when WhatsApp doesn't hold it yet. */
public interface PhotoBytes {
  /** Names the bytes: 64 lower-case hexadecimal digits. */
  String sha256();

  /**
   * Opens it; the caller closes it. A fault is an unchecked I/O exception.
   *
   * @return empty when it is gone for good
   */
  Optional<InputStream> open();

  /** A photo in memory. */
  static PhotoBytes of(byte[] jpeg) {
    return new PhotoBytes() {
      @Override
      public String sha256() {
        return PhotoStore.idOf(jpeg);
      }

      @Override
      public Optional<InputStream> open() {
        return Optional.of(new ByteArrayInputStream(jpeg));
      }
    };
  }

  /**
   * Before and after in one picture, made when it is opened and kept nowhere; where that can't be,
   * what came after alone.
   */
  static PhotoBytes beside(PhotoStore store, PhotoPair pair, String before, String after) {
    return new PhotoBytes() {
      @Override
      public String sha256() {
        return PhotoStore.idOf((before + after).getBytes(StandardCharsets.US_ASCII));
      }

      @Override
      public Optional<InputStream> open() {
        try {
          Optional<InputStream> left = store.open(before);
          Optional<InputStream> right = store.open(after);
          if (left.isPresent() && right.isPresent()) {
            try (InputStream one = left.get();
                InputStream other = right.get()) {
              byte[] both = pair.beside(one.readAllBytes(), other.readAllBytes());
              return Optional.of(new ByteArrayInputStream(both));
            }
          }
        } catch (IOException | UncheckedIOException e) {
          // What was done must be shown, whatever is wrong with the picture of what was.
        }
        return store.open(after);
      }
    };
  }

  /** A photo that the store keeps under {@code sha256}. */
  static PhotoBytes kept(PhotoStore store, String sha256) {
    return new PhotoBytes() {
      @Override
      public String sha256() {
        return sha256;
      }

      @Override
      public Optional<InputStream> open() {
        return store.open(sha256);
      }
    };
  }
}
