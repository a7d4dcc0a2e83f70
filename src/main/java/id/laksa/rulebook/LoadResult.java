package id.laksa.rulebook;

import java.util.List;

/** What became of loading the tables and rules: a rule book, or every reason why not. */
public sealed interface LoadResult {
  /** What is likely a mistake and yet keeps nothing from taking effect, by file and line. */
  List<Fault> warnings();

  /**
   * They are sound.
   *
   * @param ruleBook ready to decide
   */
  record Loaded(RuleBook ruleBook, List<Fault> warnings) implements LoadResult {
    /** Copies the list. */
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * They are broken; nothing of them takes effect.
   *
   * @param faults at least one, by file and line
   */
  record Refused(List<Fault> faults, List<Fault> warnings) implements LoadResult {
    /** Copies the lists. */
    public Refused {
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }
  }
}
