package id.laksa.reporter.jdbc;

import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.jdbc.RowFormat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes photos that came after the receipt findable by their public id. */
final class ReportersPhotos {
  private static final String INSERT =
      "insert into photo (id, complaint_id, sha256, uploaded_at) values (?, ?, ?, ?)"
          + " on conflict (id) do nothing";

  private ReportersPhotos() {}

  static void insert(Handle handle, UUID complaintId, List<PhotoRef> photos, Instant now) {
    for (PhotoRef photo : photos) {
      handle.execute(INSERT, photo.id(), complaintId, photo.sha256(), RowFormat.time(now));
    }
  }
}
