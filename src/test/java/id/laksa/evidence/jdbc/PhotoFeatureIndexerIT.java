package id.laksa.evidence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.evidence.PhotoFeatureReader;
import id.laksa.evidence.PhotoFeatures;
import id.laksa.evidence.PhotoStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo that can't be read holds up no others. */
class PhotoFeatureIndexerIT {
  private static final PhotoFeatureReader READER =
      jpeg -> {
        if (new String(jpeg, StandardCharsets.US_ASCII).equals("damaged")) {
          throw new IllegalArgumentException("no such picture");
        }
        return new PhotoFeatures(100, 7L);
      };

  /** Holds whatever is asked for, but one, which the disk doesn't give. */
  private static final PhotoStore STORE =
      new PhotoStore() {
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
          if (sha256.equals("unreadable")) {
            throw new UncheckedIOException(new IOException("disk"));
          }
          return Optional.of(new ByteArrayInputStream(sha256.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public boolean remove(String sha256) {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void whatCannotBeReadIsLookedAtOnceAndTheOthersToo(@TempDir Path folder) {
    try (LedgerFixture fixture = new LedgerFixture(folder)) {
      UUID complaint = fixture.aDamagedRoad("one").complaint().id();
      for (String photo : new String[] {"unreadable", "damaged", "sound"}) {
        fixture.jdbi.useHandle(
            handle ->
                handle.execute(
                    "insert into photo (id, complaint_id, sha256, uploaded_at)"
                        + " values (?, ?, ?, now())",
                    photo,
                    complaint,
                    photo));
      }
      PhotoFeatureIndexer indexer = new PhotoFeatureIndexer(fixture.jdbi, STORE, READER);
      indexer.lookAt(complaint);
      indexer.catchUp();
      List<String> without =
          fixture.jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("select id from photo where looked and likeness is null")
                      .mapTo(String.class)
                      .list());
      assertThat(without).containsExactlyInAnyOrder("unreadable", "damaged");
      long sound =
          fixture.jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("select likeness from photo where id = 'sound'")
                      .mapTo(Long.class)
                      .one());
      assertThat(sound).isEqualTo(7L);
    }
  }
}
