package id.laksa.followup;

import id.laksa.evidence.Evidence;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.EvidenceTerms.Proof;
import id.laksa.evidence.Judgement;
import id.laksa.evidence.Opinion.Outcome;
import id.laksa.followup.FollowUpRefusal.Reason;
import id.laksa.texts.Texts;
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
  private final Texts texts;

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

  ProofDecider(EvidenceRules rules, Texts texts) {
    this.rules = rules;
    this.texts = texts;
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
          Reason.EVIDENCE_REFUSED, "personal-number: " + texts.text("followup.personal-number"));
    }
    if (document != null && !DocumentNumber.isOne(document)) {
      return refused(Reason.EVIDENCE_REFUSED, "document-form: " + DocumentNumber.form(texts));
    }
    if (followUp.evidence().isEmpty()) {
      return withoutPhoto(terms, document);
    }
    if (evidence.size() < followUp.evidence().stream().distinct().count()) {
      return refused(Reason.EVIDENCE_REFUSED, texts.text("followup.evidence-unknown"));
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

  private Decision withoutPhoto(EvidenceTerms terms, @Nullable String document) {
    if (terms.proof() == Proof.PHOTO) {
      return refused(Reason.EVIDENCE_MISSING, texts.text("followup.evidence-missing"));
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
