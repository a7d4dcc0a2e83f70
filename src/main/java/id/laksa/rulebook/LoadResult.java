package id.laksa.rulebook;

import java.util.List;

/** What became of loading the tables and rules: a rule book, or every reason why not. */
public sealed interface LoadResult {
  /**
   * They are sound.
   *
   * @param ruleBook ready to decide
   */
  record Loaded(RuleBook ruleBook) implements LoadResult {}

  /**
   * They are broken; nothing of them takes effect.
   *
   * @param faults at least one, by file and line
   */
  record Refused(List<Fault> faults) implements LoadResult {
    /** Copies the list. */
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
