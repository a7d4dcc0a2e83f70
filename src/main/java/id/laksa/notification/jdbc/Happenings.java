package id.laksa.notification.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.notification.Happening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads, from the ledger, what reporters are told of. */
public final class Happenings {
  private final RowFormat format;

  /** Reads rows of this format. */
  public Happenings(RowFormat format) {
    this.format = format;
  }

  /** An event with its complaint as it stood then; empty when the ledger has no such event. */
  public Optional<Happening> find(Handle handle, UUID complaintId, int seq) {
    return handle
        .createQuery(
            "select c.*, e.seq, e.type, e.at as happened_at, e.data as happened, e.text as said,"
                + " e.data::jsonb ->> 'because' as because,"
                + " e.data::jsonb #>> '{copy,department}' as copy_of"
                + " from complaint c join complaint_event e on e.complaint_id = c.id"
                + " where c.id = :id and e.seq = :seq")
        .bind("id", complaintId)
        .bind("seq", seq)
        .map(this::happening)
        .findOne();
  }

  /** SHA-256 of the photos that an event has shown as evidence. */
  public static List<String> shown(Handle handle, UUID complaintId, int seq) {
    return handle
        .createQuery(
            "select sha256 from photo where complaint_id = :id and shown_seq = :seq"
                + " order by uploaded_at, id")
        .bind("id", complaintId)
        .bind("seq", seq)
        .mapTo(String.class)
        .list();
  }

  private Happening happening(ResultSet row, StatementContext context) throws SQLException {
    Complaint now = format.complaintMapper().map(row, context);
    return new Happening(
        now.at(format.stateThen(now.state(), row.getString("happened"))),
        EventType.valueOf(row.getString("type")),
        row.getInt("seq"),
        Objects.requireNonNull(RowFormat.instant(row, "happened_at")),
        row.getString("said"),
        row.getString("copy_of"),
        row.getString("because"));
  }
}
