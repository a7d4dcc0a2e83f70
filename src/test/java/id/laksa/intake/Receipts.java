package id.laksa.intake;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.Identity;
import id.laksa.complaint.LedgerException;
import id.laksa.complaint.Receipt;
import id.laksa.intake.GroupCommit.Committed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Receipts and a ledger in memory, for tests. */
final class Receipts implements GroupCommit.ReceiptStore {
  private static final String UNSTORABLE = "unstorable";
  private final Map<UUID, Committed> ledger = new ConcurrentHashMap<>();
  private final List<List<Receipt>> batches = new ArrayList<>();
  private boolean away;

  /** Many receipts, each of another complaint with its number as fingerprint. */
  static List<Receipt> someReceipts(int many) {
    return IntStream.range(0, many).mapToObj(i -> aReceipt("complaint-" + i)).toList();
  }

  /** One that the ledger can't hold. */
  static Receipt anUnstorableReceipt() {
    return aReceipt(UNSTORABLE);
  }

  private static Receipt aReceipt(String fingerprint) {
    Complaint flood = Complaints.aFloodComplaint();
    UUID id = Identity.complaintId(Channel.APP, fingerprint);
    Complaint complaint =
        new Complaint(
            id, flood.ticket(), flood.said(), flood.state(), flood.headSeq(), flood.headHash());
    return new Receipt(complaint, fingerprint, "00", null, List.of());
  }

  @Override
  public synchronized List<Committed> write(List<Receipt> receipts) {
    batches.add(receipts);
    if (away) {
      throw new LedgerException("away", new IllegalStateException());
    }
    if (receipts.stream().anyMatch(receipt -> receipt.fingerprint().equals(UNSTORABLE))) {
      throw new LedgerException("unstorable", new IllegalStateException());
    }
    return receipts.stream()
        .map(
            receipt ->
                ledger.computeIfAbsent(
                    receipt.complaint().id(),
                    id -> new Committed(receipt.fingerprint(), receipt.complaint())))
        .toList();
  }

  synchronized void goAway() {
    away = true;
  }

  synchronized void comeBack() {
    away = false;
  }

  /** Every batch that was tried, in order. */
  synchronized List<List<Receipt>> batches() {
    return List.copyOf(batches);
  }
}
