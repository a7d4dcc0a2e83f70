package id.laksa.sla;

import org.jspecify.annotations.Nullable;

/** How much time there is for what, by {@code rules/sla.csv}. */
public interface SlaPolicies {
  /** The policy of a matter; the operators' own where no category is known, or it was lost. */
  Policy of(Matter matter);

  /**
   * Whether a category has a policy of its own.
   *
   * @param category null is the operators' matter, which is known
   */
  boolean knows(@Nullable String category);

  /**
   * How long the reporter may answer to what was shown to him as done: its time to acknowledge is
   * until that is closed without his word, its time to resolve is until he can't change it any
   * more.
   */
  Policy reporters();

  /** Hash of all that these policies are made of: the same, the same deadlines. Never empty. */
  String version();
}
