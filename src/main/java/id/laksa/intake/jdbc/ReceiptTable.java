package id.laksa.intake.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.intake.GroupCommit.Committed;
import id.laksa.intake.GroupCommit.ReceiptStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes receipts into the ledger, a batch a transaction. */
public final class ReceiptTable implements ReceiptStore {
  private static final int DECIDED_SEQ = 3;
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final PhotoRows photos = new PhotoRows();
  private final RowFormat format;
  private final JustWritten justWritten;

  /**
   * Writes through this ledger.
   *
   * @param justWritten is told what was committed
   */
  public ReceiptTable(Jdbi jdbi, LedgerRows ledger, RowFormat format, JustWritten justWritten) {
    this.justWritten = justWritten;
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.format = format;
  }

  @Override
  public List<Committed> write(List<Receipt> receipts) {
    List<Receipt> fresh = new ArrayList<>();
    List<Committed> committed = jdbi.inTransaction(handle -> write(handle, receipts, fresh));
    justWritten.remember(fresh);
    return committed;
  }

  private List<Committed> write(Handle handle, List<Receipt> receipts, List<Receipt> fresh) {
    Set<UUID> first = ledger.insert(handle, receipts);
    List<Committed> committed = new ArrayList<>();
    for (Receipt receipt : receipts) {
      Complaint complaint = receipt.complaint();
      if (first.remove(complaint.id())) {
        photos.insert(handle, complaint);
        fresh.add(receipt);
        committed.add(new Committed(receipt.fingerprint(), complaint));
      } else {
        committed.add(asFirstAnswered(handle, complaint.id()));
      }
    }
    return committed;
  }

  /** The complaint as its receipt said, however far it has come since. */
  private Committed asFirstAnswered(Handle handle, UUID id) {
    return handle
        .createQuery(
            """
            select c.*, e.data as decided from complaint c
              join complaint_event e on e.complaint_id = c.id and e.seq = :seq
            where c.id = :id
            """)
        .bind("seq", DECIDED_SEQ)
        .bind("id", id)
        .map(
            (row, context) -> {
              Complaint now = format.complaintMapper().map(row, context);
              State then = format.stateThen(now.state(), row.getString("decided"));
              String fingerprint = RowFormat.hex(row.getBytes("fingerprint"));
              return new Committed(Objects.requireNonNull(fingerprint), now.at(then));
            })
        .one();
  }
}
