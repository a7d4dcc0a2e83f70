package id.laksa.rulebook;

import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.drools.DroolsEvidenceRules;
import id.laksa.rulebook.drools.RuleCompiler;
import id.laksa.texts.Texts;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the rules about evidence and asks them about everything that may be found: what compiles
 * can still fail when it runs, or have nothing to say.
 */
final class EvidenceTrial {
  private final String file;
  private final Texts texts;
  private final Collection<Fault> faults;

  EvidenceTrial(Path file, Texts texts, Collection<Fault> faults) {
    this.file = file.toString();
    this.texts = texts;
    this.faults = faults;
  }

  /** The rules; empty, and faults noted, when they or the table can't be used. */
  Optional<EvidenceRules> of(String text, Map<String, EvidenceTerms> terms) {
    RuleCompiler compiler = new RuleCompiler(Map.of(file, text));
    faults.addAll(compiler.faults());
    EvidenceTerms others = terms.get(EvidenceRows.ALL);
    if (others == null || !compiler.faults().isEmpty()) {
      return Optional.empty();
    }
    DroolsEvidenceRules rules = new DroolsEvidenceRules(compiler.compiled(), terms, others, texts);
    try {
      rules
          .silences()
          .forEach(found -> faults.add(new Fault(file, 0, "no rule says what follows: " + found)));
    } catch (RuntimeException | LinkageError e) {
      faults.add(new Fault(file, 0, "the rules fail: " + e.getMessage()));
    }
    return Optional.of(rules);
  }
}
