package id.laksa.evidence.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.Finding;
import id.laksa.evidence.PhotoChecks;
import id.laksa.evidence.PhotoChecks.Scene;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.evidence.Use;
import id.laksa.evidence.jdbc.EarlierPhotos.Wanted;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Evidence in the ledger, and what was found about it. */
public final class EvidenceTable {
  /** Whoever uses evidence waits for it, so that no two complaints use one photo at once. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtext('laksa.evidence'))";

  private final Jdbi jdbi;
  private final EvidenceRules rules;
  private final PhotoFeatureIndexer indexer;
  private final Texts texts;

  /** Checks by the rules in force. */
  public EvidenceTable(Jdbi jdbi, EvidenceRules rules, PhotoFeatureIndexer indexer, Texts texts) {
    this.jdbi = jdbi;
    this.rules = rules;
    this.indexer = indexer;
    this.texts = texts;
  }

  /**
   * Checks uploaded evidence and remembers it; the same one again changes nothing.
   *
   * @param id of the evidence
   * @param department code of who uploaded it
   * @param photo its bytes are in the store
   */
  public List<Finding> add(
      String id, Complaint complaint, String department, Sanitized photo, Instant now) {
    indexer.lookAt(complaint.id());
    return jdbi.withHandle(
        handle -> {
          List<Finding> findings = findings(handle, complaint, photo, now);
          insert(handle, id, complaint, department, photo, findings, now);
          return findings;
        });
  }

  /**
   * What a department may show for a complaint, checked once more against what was used meanwhile.
   *
   * @param complaint locked; until its transaction ends nobody else uses evidence
   * @param ids as the department names them
   * @return those that it uploaded for this complaint and that were not shown, as they are named
   */
  public List<Evidence> offered(
      Handle handle, Complaint complaint, String department, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    handle.execute(ONE_AT_A_TIME);
    EvidenceTerms terms = rules.terms(complaint.state().category());
    return handle
        .createQuery(
            "select sha256, original, likeness, findings from photo where id = any(:ids)"
                + " and complaint_id = :complaint and department = :department"
                + " and shown_seq is null order by array_position(:ids::text[], id)")
        .bindArray("ids", String.class, ids)
        .bind("complaint", complaint.id())
        .bind("department", department)
        .map(
            (row, context) ->
                new Offered(
                    new Wanted(
                        complaint.id(),
                        row.getString("sha256"),
                        row.getString("original"),
                        row.getObject("likeness", Long.class)),
                    FindingsFormat.read(row.getString("findings"))))
        .list()
        .stream()
        .map(offered -> offered.again(handle, new PhotoChecks(terms, texts), terms.likeBits()))
        .toList();
  }

  /**
   * The photos of a resolution that waits for an operator, as served.
   *
   * @param proposal the event that left it to him
   */
  public static List<String> proposed(Handle handle, UUID complaintId, int proposal) {
    return handle
        .createQuery(
            "select sha256 from photo where complaint_id = :complaint and proposed_seq = :seq"
                + " and shown_seq is null order by uploaded_at, id")
        .bind("complaint", complaintId)
        .bind("seq", proposal)
        .mapTo(String.class)
        .list();
  }

  /**
   * Shows them to everybody.
   *
   * @param shown the event that shows them
   */
  public static void show(Handle handle, UUID complaintId, int proposal, int shown) {
    handle.execute(
        "update photo set shown_seq = ? where complaint_id = ? and proposed_seq = ?"
            + " and shown_seq is null",
        shown,
        complaintId,
        proposal);
  }

  private List<Finding> findings(Handle handle, Complaint complaint, Sanitized photo, Instant now) {
    EvidenceTerms terms = rules.terms(complaint.state().category());
    Wanted wanted =
        new Wanted(complaint.id(), photo.sha256(), photo.original(), photo.features().likeness());
    List<Use> uses = EarlierPhotos.of(handle, wanted, terms.likeBits());
    Scene scene =
        new Scene(complaint.said().receivedAt(), complaint.said().location().point(), now);
    return new PhotoChecks(terms, texts).of(photo, scene, uses);
  }

  private static void insert(
      Handle handle,
      String id,
      Complaint complaint,
      String department,
      Sanitized photo,
      List<Finding> findings,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into photo (id, complaint_id, department, sha256, taken_at, uploaded_at,
              original, findings, looked, likeness)
            values (:id, :complaint, :department, :sha256, :takenAt, :now,
              :original, :findings::jsonb, true, :likeness)
            on conflict (id) do nothing
            """)
        .bind("id", id)
        .bind("complaint", complaint.id())
        .bind("department", department)
        .bind("sha256", photo.sha256())
        .bind("takenAt", RowFormat.time(photo.facts().takenAt()))
        .bind("now", RowFormat.time(now))
        .bind("original", photo.original())
        .bind("findings", FindingsFormat.written(findings))
        .bind("likeness", photo.features().likeness())
        .execute();
  }

  private record Offered(Wanted photo, List<Finding> then) {
    Evidence again(Handle handle, PhotoChecks checks, int likeBits) {
      if (then.isEmpty()) {
        return new Evidence(photo.sha256(), then);
      }
      List<Use> uses = EarlierPhotos.of(handle, photo, likeBits);
      List<Finding> now = checks.against(photo.likeness(), uses);
      return new Evidence(
          photo.sha256(), then.stream().map(finding -> newest(finding, now)).toList());
    }

    private static Finding newest(Finding finding, List<Finding> now) {
      return now.stream()
          .filter(other -> other.check() == finding.check())
          .findFirst()
          .orElse(finding);
    }
  }
}
