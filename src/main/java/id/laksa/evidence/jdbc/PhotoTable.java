package id.laksa.evidence.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.department.Department;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The photos' entries in the ledger. */
public final class PhotoTable {
  /** While a second department works, or when it has shown that it did. */
  private static final String COPY_SHOWN =
      "('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RESOLVED')";

  private final Jdbi jdbi;
  private final LedgerRows ledger;

  /**
   * A photo and who may see it.
   *
   * @param owner code of the department that has the complaint now, or was the one to finish it;
   *     null while nobody has
   * @param copied codes of departments that have an order of their own with this photo, or showed
   *     it themselves
   * @param shown whether it is the reporter's own or was accepted as evidence
   */
  public record Entry(
      UUID complaintId,
      String sha256,
      boolean confidential,
      @Nullable String owner,
      Set<String> copied,
      boolean shown) {
    public Entry {
      copied = Set.copyOf(copied);
    }

    /** Whether a department has it with an order of its own. */
    public boolean isOf(Department department) {
      return department.code().equals(owner) || copied.contains(department.code());
    }
  }

  /** Reads and writes here. */
  public PhotoTable(Jdbi jdbi, LedgerRows ledger) {
    this.jdbi = jdbi;
    this.ledger = ledger;
  }

  /** The complaint that evidence is offered for. */
  public Optional<Complaint> complaint(TicketNumber ticket) {
    return jdbi.withHandle(handle -> ledger.find(handle, ticket));
  }

  /** Whether a department has the complaint, or an order of its own for it. */
  public boolean concerns(Complaint complaint, Department department) {
    return department.code().equals(complaint.state().department())
        || jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select exists (select 1 from complaint_copy where complaint_id = :id"
                            + " and department = :code and status in "
                            + COPY_SHOWN
                            + ")")
                    .bind("id", complaint.id())
                    .bind("code", department.code())
                    .mapTo(Boolean.class)
                    .one());
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
                      array(select y.department from complaint_copy y where y.complaint_id = c.id
                        and (p.department is null or p.department = y.department)
                        and y.status in %s) as copied,
                      p.department is null or p.shown_seq is not null as shown
                    from photo p join complaint c on c.id = p.complaint_id where p.id = :id
                    """
                        .formatted(COPY_SHOWN))
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Entry(
                            row.getObject("complaint_id", UUID.class),
                            row.getString("sha256"),
                            row.getBoolean("confidential"),
                            row.getString("owner"),
                            Set.of((String[]) row.getArray("copied").getArray()),
                            row.getBoolean("shown")))
                .findOne());
  }
}
