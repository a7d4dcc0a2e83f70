package id.laksa.fieldpage.http;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Status;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.Finding;
import id.laksa.evidence.Judgement;
import id.laksa.evidence.Opinion;
import id.laksa.fieldpage.OwnPhoto;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.liveroom.OperatorWording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the page of one complaint shows to the department that has it. */
final class CaseModel {
  private final FieldWords words;
  private final OperatorWording wording;
  private final EvidenceRules rules;

  CaseModel(OperatorWording wording, EvidenceRules rules) {
    this.words = new FieldWords(wording);
    this.wording = wording;
    this.rules = rules;
  }

  /**
   * The page's values.
   *
   * @param ticked ids of the photos that are to be shown; null: all that would be taken
   */
  Map<String, Object> of(
      ComplaintFile file, List<OwnPhoto> photos, @Nullable Set<String> ticked, Instant now) {
    Complaint complaint = file.complaint();
    EvidenceTerms terms = rules.terms(complaint.state().category());
    SlaClock clock = complaint.state().clock();
    Map<String, Object> model = words.line(complaint, now);
    model.put("text", complaint.said().text());
    model.put("received", wording.time(complaint.said().receivedAt()));
    model.put("maps", FieldWords.maps(complaint.said().location()));
    model.put("acknowledge", wording.time(clock.acknowledgeBy()));
    model.put("resolve", wording.time(clock.resolveBy()));
    model.put("note", complaint.state().note() == null ? "" : complaint.state().note());
    model.put("photos", complaint.said().photos().stream().map(PhotoRef::id).toList());
    model.put("anonymous", complaint.said().anonymous());
    model.put("documents", terms.proof() == EvidenceTerms.Proof.DOCUMENT);
    model.put("next", next(complaint.status()));
    model.put("actable", complaint.status().isAtDepartment());
    model.put("copy", file.own() != null);
    model.put("proposed", file.own() != null && file.own().isProposed());
    model.put("askable", file.own() == null && complaint.status() != Status.WAITING_FOR_REPORTER);
    model.put("history", file.history().stream().map(wording::line).toList());
    model.put("evidence", photos.stream().map(photo -> photo(photo, terms, ticked)).toList());
    return model;
  }

  /** What is known of a reporter who may be shown. */
  static Map<String, String> reporter(Reporter reporter) {
    return Map.of(
        "name", reporter.name() == null ? "" : reporter.name(),
        "phone", reporter.phone() == null ? "" : reporter.phone());
  }

  /** The step that comes next; empty when it is to finish. */
  private static String next(Status status) {
    return switch (status) {
      case DISPATCHED -> "ACKNOWLEDGED";
      case ACKNOWLEDGED, WAITING_FOR_REPORTER -> "IN_PROGRESS";
      case RECEIVED, TRIAGE, IN_PROGRESS, RESOLVED, CLOSED, RETURNED, REJECTED, REOPENED, MERGED ->
          "";
    };
  }

  private Map<String, Object> photo(
      OwnPhoto photo, EvidenceTerms terms, @Nullable Set<String> ticked) {
    Judgement judgement = Judgement.of(rules.opinions(terms, photo.findings()));
    boolean refused = judgement.outcome() == Opinion.Outcome.REFUSED;
    return Map.of(
        "id",
        photo.id(),
        "shown",
        photo.shown(),
        "refused",
        refused,
        "ticked",
        !refused && (ticked == null || ticked.contains(photo.id())),
        "verdict",
        wording.text("field.verdict." + judgement.outcome()),
        "reasons",
        refused || judgement.outcome() == Opinion.Outcome.OPERATOR
            ? judgement.opinions().stream().map(Opinion::sentence).distinct().toList()
            : List.of(),
        "findings",
        refused ? List.of() : unknown(photo));
  }

  private static List<String> unknown(OwnPhoto photo) {
    return photo.findings().stream()
        .filter(finding -> finding.result() == Finding.Result.UNKNOWN)
        .map(Finding::detail)
        .toList();
  }
}
