package id.laksa.errand;

/** What to do about an errand when its ladder has no more steps. */
@FunctionalInterface
public interface LadderEnd {
  /**
   * Decides.
   *
   * @param reason why the last attempt failed
   */
  ErrandOutcome exhausted(Errand errand, String reason);
}
