package id.laksa.evidence.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.department.Department;
import id.laksa.evidence.Finding;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.evidence.PhotoStore;
import java.time.InstantSource;
import java.util.List;

/** Keeps the photos that departments offer as proof of their work. */
public final class EvidenceShelf {
  private final PhotoStore store;
  private final EvidenceTable evidence;
  private final Identity identity;
  private final InstantSource time;

  /**
   * A photo that is kept.
   *
   * @param id under which a follow-up names it
   * @param sha256 of the bytes served
   */
  public record Kept(String id, String sha256, List<Finding> findings) {
    public Kept {
      findings = List.copyOf(findings);
    }
  }

  /** Wires the shelf. */
  public EvidenceShelf(
      PhotoStore store, EvidenceTable evidence, Identity identity, InstantSource time) {
    this.store = store;
    this.evidence = evidence;
    this.identity = identity;
    this.time = time;
  }

  /** Keeps and checks a photo; the same one again from the same department changes nothing. */
  public Kept keep(Sanitized photo, Complaint complaint, Department sender) {
    String sha256 = store.put(photo.jpeg());
    String id = identity.claimId("evidence:" + sender.code(), complaint.id(), sha256);
    return new Kept(id, sha256, evidence.add(id, complaint, sender.code(), photo, time.instant()));
  }
}
