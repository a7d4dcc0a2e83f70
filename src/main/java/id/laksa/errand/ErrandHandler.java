package id.laksa.errand;

/** Does the errands of one kind. An attempt may be repeated: a crash leaves no trace of it. */
@FunctionalInterface
public interface ErrandHandler {
  /**
   * Tries.
   *
   * @throws Exception if it can't be known what became of it; counts as to be tried again
   */
  Outcome attempt(Errand errand) throws Exception;

  /** What to do when the ladder has no more steps; by default it waits for a person. */
  default Outcome exhausted(Errand errand, String reason) {
    return new Outcome.Dead(reason);
  }
}
