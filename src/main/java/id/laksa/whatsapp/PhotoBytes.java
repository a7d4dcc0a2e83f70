package id.laksa.whatsapp;

import id.laksa.evidence.PhotoStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
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
