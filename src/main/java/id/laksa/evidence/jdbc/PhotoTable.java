package id.laksa.evidence.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The photos' entries in the ledger. */
public final class PhotoTable {
  private final Jdbi jdbi;
  private final LedgerRows ledger;

  /**
   * A photo and who may see it.
   *
   * @param owner code of the department that has the complaint now, or was the one to finish it;
   *     null while nobody has
   * @param shown whether it is the reporter's own or was accepted as evidence
   */
  public record Entry(
      UUID complaintId,
      String sha256,
      boolean confidential,
      @Nullable String owner,
      boolean shown) {}

  /** Reads and writes here. */
  public PhotoTable(Jdbi jdbi, LedgerRows ledger) {
    this.jdbi = jdbi;
    this.ledger = ledger;
  }

  /** The complaint that evidence is offered for. */
  public Optional<Complaint> complaint(TicketNumber ticket) {
    return jdbi.withHandle(handle -> ledger.find(handle, ticket));
  }

  /** The photo of an id; empty when there is none. */
  public Optional<Entry> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.complaint_id, p.sha256, c.confidential,
                      case when c.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
                        'WAITING_FOR_REPORTER', 'RESOLVED', 'CLOSED') then c.department end as owner,
                      p.department is null or p.shown_seq is not null as shown
                    from photo p join complaint c on c.id = p.complaint_id where p.id = :id
                    """)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Entry(
                            row.getObject("complaint_id", UUID.class),
                            row.getString("sha256"),
                            row.getBoolean("confidential"),
                            row.getString("owner"),
                            row.getBoolean("shown")))
                .findOne());
  }
}
