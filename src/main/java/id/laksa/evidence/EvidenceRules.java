package id.laksa.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the city asks of evidence, and what follows from what was found about it. */
public interface EvidenceRules {
  /**
   * The terms of a category.
   *
   * @param category its id; null, or one that the tables have lost, has the terms of all others
   */
  EvidenceTerms terms(@Nullable String category);

  /**
   * What the rules say about findings.
   *
   * @return at least one opinion for each finding
   */
  List<Opinion> opinions(EvidenceTerms terms, List<Finding> findings);
}
