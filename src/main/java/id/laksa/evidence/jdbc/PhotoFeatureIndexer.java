package id.laksa.evidence.jdbc;

import id.laksa.evidence.PhotoFeatureReader;
import id.laksa.evidence.PhotoFeatures;
import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what the reporters' photos look like. Not at the door: a photo is promised also while the
 * ledger is away, and a flood of them must not wait for this.
 */
public final class PhotoFeatureIndexer {
  private static final Logger LOG = LoggerFactory.getLogger(PhotoFeatureIndexer.class);
  private static final String NEXT =
      "select id, sha256 from photo where not looked order by uploaded_at desc limit 1"
          + " for update skip locked";
  private static final String NEXT_OF_COMPLAINT =
      "select id, sha256 from photo where not looked and complaint_id = :complaint limit 1"
          + " for update";
  private final Jdbi jdbi;
  private final PhotoStore store;
  private final PhotoFeatureReader reader;

  private record Unlooked(String id, String sha256) {}

  /** Looks at what is in this store. */
  public PhotoFeatureIndexer(Jdbi jdbi, PhotoStore store, PhotoFeatureReader reader) {
    this.jdbi = jdbi;
    this.store = store;
    this.reader = reader;
  }

  /**
   * Looks at photos, the newest first, until all have been looked at; any number of nodes may share
   * the work.
   */
  public void catchUp() {
    while (!Thread.currentThread().isInterrupted()
        && jdbi.inTransaction(handle -> one(handle, NEXT, null))) {
      // Each photo is a transaction of its own: what is learned stays learned.
    }
  }

  /** Looks at those of one complaint now. */
  public void lookAt(UUID complaintId) {
    while (jdbi.inTransaction(handle -> one(handle, NEXT_OF_COMPLAINT, complaintId))) {
      // One after the other.
    }
  }

  private boolean one(Handle handle, String next, @Nullable UUID complaintId) {
    var query = handle.createQuery(next);
    if (complaintId != null) {
      query.bind("complaint", complaintId);
    }
    Optional<Unlooked> photo =
        query
            .map((row, context) -> new Unlooked(row.getString("id"), row.getString("sha256")))
            .findOne();
    photo.ifPresent(
        found ->
            handle
                .createUpdate("update photo set looked = true, likeness = :likeness where id = :id")
                .bind("likeness", likeness(found))
                .bind("id", found.id())
                .execute());
    return photo.isPresent();
  }

  private @Nullable Long likeness(Unlooked photo) {
    try (InputStream in = store.open(photo.sha256()).orElse(null)) {
      if (in == null) {
        LOG.error("Photo {} is not in the store: it can't be compared with others", photo.sha256());
        return null;
      }
      PhotoFeatures features = reader.read(in.readAllBytes());
      return features.likeness();
    } catch (IOException | RuntimeException e) {
      // Looked at all the same: it would come first again, and stand before all others, for ever.
      LOG.error(
          "Photo {} can't be read ({}): it can't be compared with others",
          photo.sha256(),
          e.getClass().getName());
      return null;
    }
  }
}
