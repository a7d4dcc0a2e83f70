package id.laksa.followup;

import id.laksa.evidence.Evidence;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.EvidenceTerms.Proof;
import id.laksa.evidence.Judgement;
import id.laksa.evidence.Opinion.Outcome;
import id.laksa.followup.FollowUpRefusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a department has shown that its work is done. Pure. */
final class ProofDecider {
  /** A NIK or the number of a family card: sixteen digits, however they are parted. */
  private static final Pattern PERSONAL = Pattern.compile("(?:\\p{Nd}[^\\p{Nd}\\p{L}]{0,3}){16}");

  private final EvidenceRules rules;

  /**
   * What became of the proof.
   *
   * @param refusal null when it may stand
   * @param toOperator whether an operator must decide about it
   * @param data what the event says of it; empty when refused
   */
  record Decision(@Nullable FollowUpRefusal refusal, boolean toOperator, Map<String, Object> data) {
    /** Nothing was to be shown. */
    static final Decision NONE_NEEDED = new Decision(null, false, Map.of());
  }

  ProofDecider(EvidenceRules rules) {
    this.rules = rules;
  }

  /**
   * Decides.
   *
   * @param category the complaint's; null while it has none
   * @param evidence those of the follow-up's photos that may be shown
   */
  Decision decide(@Nullable String category, FollowUp followUp, List<Evidence> evidence) {
    EvidenceTerms terms = rules.terms(category);
    String document = followUp.document();
    if (document != null && PERSONAL.matcher(document).find()) {
      return refused(
          Reason.EVIDENCE_REFUSED,
          "personal-number: Nomor dokumen akan diumumkan; jangan isi dengan NIK atau nomor KK.");
    }
    if (document != null && !DocumentNumber.isOne(document)) {
      return refused(Reason.EVIDENCE_REFUSED, "document-form: " + DocumentNumber.FORM);
    }
    if (followUp.evidence().isEmpty()) {
      return withoutPhoto(terms, document);
    }
    if (evidence.size() < followUp.evidence().stream().distinct().count()) {
      return refused(
          Reason.EVIDENCE_REFUSED,
          "Foto bukti tidak dikenal, sudah dipakai, atau diunggah untuk tiket atau oleh instansi"
              + " lain.");
    }
    Judgement judgement =
        Judgement.of(
            evidence.stream()
                .flatMap(photo -> rules.opinions(terms, photo.findings()).stream())
                .toList());
    if (judgement.outcome() == Outcome.REFUSED) {
      return refused(Reason.EVIDENCE_REFUSED, judgement.sentence());
    }
    return new Decision(null, judgement.outcome() == Outcome.OPERATOR, data(evidence, document));
  }

  private static Decision withoutPhoto(EvidenceTerms terms, @Nullable String document) {
    if (terms.proof() == Proof.PHOTO) {
      return refused(
          Reason.EVIDENCE_MISSING, "Selesai harus disertai foto hasil pekerjaan (evidence).");
    }
    return new Decision(null, document == null, data(List.of(), document));
  }

  private static Map<String, Object> data(List<Evidence> evidence, @Nullable String document) {
    Map<String, Object> data = new TreeMap<>();
    if (document != null) {
      data.put("document", document);
    }
    if (!evidence.isEmpty()) {
      data.put("evidence", evidence.stream().map(Evidence::sha256).toList());
      data.put("findings", evidence.stream().flatMap(photo -> photo.told().stream()).toList());
    }
    return data;
  }

  private static Decision refused(Reason reason, String sentence) {
    return new Decision(new FollowUpRefusal(reason, sentence), false, Map.of());
  }
}
