package id.laksa.evidence.drools;

import id.laksa.evidence.Check;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.Finding;
import id.laksa.evidence.Finding.Result;
import id.laksa.evidence.Opinion;
import id.laksa.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Asks the rules about findings, in a session of its own each time: safe for threads. */
public final class DroolsEvidenceRules implements EvidenceRules {
  private static final int MOST_FIRINGS = 1_000;
  private final KieBase rules;
  private final Map<String, EvidenceTerms> byCategory;
  private final EvidenceTerms others;
  private final String operatorDecides;

  /**
   * Judges by the given rules.
   *
   * @param rules with a global list {@code opinions}
   * @param byCategory the terms of categories that have their own
   * @param others the terms of all others
   */
  public DroolsEvidenceRules(
      KieBase rules, Map<String, EvidenceTerms> byCategory, EvidenceTerms others, Texts texts) {
    this.rules = rules;
    this.byCategory = Map.copyOf(byCategory);
    this.others = others;
    this.operatorDecides = texts.text("evidence.operator-decides");
  }

  @Override
  public EvidenceTerms terms(@Nullable String category) {
    return category == null ? others : byCategory.getOrDefault(category, others);
  }

  @Override
  public List<Opinion> opinions(EvidenceTerms terms, List<Finding> findings) {
    return ask(
        findings.stream()
            .map(finding -> checked(finding, terms.toOperator().contains(finding.check())))
            .toList());
  }

  /** What may be found and no rule speaks about; empty when the rules are complete. */
  public List<String> silences() {
    return Stream.of(Check.values())
        .flatMap(
            check ->
                Stream.of(Result.values())
                    .map(result -> new Finding(check, result, 1.0, 1.0, "Percobaan.")))
        .flatMap(finding -> Stream.of(checked(finding, false), checked(finding, true)))
        .filter(checked -> ask(List.of(checked)).isEmpty())
        .map(checked -> checked.check() + " " + checked.result())
        .distinct()
        .toList();
  }

  private Checked checked(Finding finding, boolean toOperator) {
    return Checked.of(finding, toOperator, operatorDecides);
  }

  private List<Opinion> ask(List<Checked> facts) {
    List<Opinion> opinions = new ArrayList<>();
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("opinions", opinions);
      facts.forEach(session::insert);
      session.fireAllRules(MOST_FIRINGS);
    } finally {
      session.dispose();
    }
    return List.copyOf(opinions);
  }
}
