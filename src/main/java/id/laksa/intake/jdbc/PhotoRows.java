package id.laksa.intake.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.jdbc.RowFormat;
import org.jdbi.v3.core.Handle;

/** Makes the reporter's photos findable by their public id. */
final class PhotoRows {
  void insert(Handle handle, Complaint complaint) {
    for (PhotoRef photo : complaint.said().photos()) {
      handle
          .createUpdate(
              "insert into photo (id, complaint_id, sha256, uploaded_at)"
                  + " values (:id, :complaint, :sha256, :at)")
          .bind("id", photo.id())
          .bind("complaint", complaint.id())
          .bind("sha256", photo.sha256())
          .bind("at", RowFormat.time(complaint.said().receivedAt()))
          .execute();
    }
  }
}
