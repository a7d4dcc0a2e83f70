package id.laksa.errand;

/** Does the errands of one kind. An attempt may be repeated: a crash leaves no trace of it. */
public interface ErrandHandler extends LadderEnd {
  /**
   * Tries.
   *
   * @throws Exception if it can't be known what became of it; counts as to be tried again
   */
  ErrandOutcome attempt(Errand errand) throws Exception;

  /** By default it waits for a person. */
  @Override
  default ErrandOutcome exhausted(Errand errand, String reason) {
    return new ErrandOutcome.Dead(reason);
  }
}
