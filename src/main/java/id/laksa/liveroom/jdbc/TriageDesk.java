package id.laksa.liveroom.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.jdbc.CopyTable;
import id.laksa.evidence.jdbc.FindingsFormat;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.liveroom.ComplaintFile.Happening;
import id.laksa.liveroom.ComplaintFile.Proof;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads what an operator has to decide. */
public final class TriageDesk {
  /** Complaints a page. */
  public static final int PAGE = 50;

  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final RowFormat format;

  /** Reads this ledger. */
  public TriageDesk(Jdbi jdbi, LedgerRows ledger, RowFormat format) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.format = format;
  }

  /**
   * What waits for an operator, the first due first.
   *
   * @param page from 1
   */
  public List<Complaint> waiting(int page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from complaint where status in ('TRIAGE', 'RETURNED')"
                        + " order by acknowledge_by, id limit :limit offset :offset")
                .bind("limit", PAGE)
                .bind("offset", (page - 1) * PAGE)
                .map(format.complaintMapper())
                .list());
  }

  /** One complaint, whatever its status, as it stands at one moment. */
  public Optional<ComplaintFile> file(TicketNumber ticket) {
    return jdbi.inTransaction(
        handle ->
            ledger
                .find(handle, ticket)
                .map(
                    complaint ->
                        new ComplaintFile(
                            complaint,
                            history(handle, complaint.id(), complaint.headSeq()),
                            evidence(handle, complaint.id()),
                            CopyTable.of(handle, complaint.id()),
                            null)));
  }

  private static List<Happening> history(Handle handle, UUID id, int headSeq) {
    return handle
        .createQuery(
            "select at, type, actor, text, case when type in ('CONFIRMED', 'RATED')"
                + " then (data::jsonb ->> 'rating')::int end as rating,"
                + " data::jsonb #>> '{copy,department}' as copy_of,"
                + " data::jsonb ->> 'came' as came from complaint_event"
                + " where complaint_id = :id and seq <= :head order by seq")
        .bind("id", id)
        .bind("head", headSeq)
        .map(
            (row, context) ->
                new Happening(
                    Objects.requireNonNull(RowFormat.instant(row, "at")),
                    EventType.valueOf(row.getString("type")),
                    row.getString("actor"),
                    row.getString("text"),
                    row.getObject("rating", Integer.class),
                    row.getString("copy_of"),
                    row.getString("came")))
        .list();
  }

  private static List<Proof> evidence(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select id, findings, shown_seq is not null as shown from photo"
                + " where complaint_id = :id and department is not null order by uploaded_at, id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Proof(
                    row.getString("id"),
                    FindingsFormat.read(row.getString("findings")),
                    row.getBoolean("shown")))
        .list();
  }
}
