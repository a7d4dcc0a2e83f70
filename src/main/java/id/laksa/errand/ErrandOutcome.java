package id.laksa.errand;

import java.time.Duration;

/** What became of an attempt. */
public sealed interface ErrandOutcome {
  /** It is done and forgotten. */
  ErrandOutcome DONE = new Done();

  /** It is done and forgotten. */
  record Done() implements ErrandOutcome {}

  /**
   * It failed and is tried again by the ladder.
   *
   * @param reason stable and short, without a person in it
   * @param atLeast not before this has passed, even if the ladder's step is shorter
   */
  record Later(String reason, Duration atLeast) implements ErrandOutcome {}

  /**
   * Nothing was tried: its time isn't yet. Takes no step of the ladder.
   *
   * @param delay in how long
   */
  record NotDueYet(Duration delay) implements ErrandOutcome {}

  /**
   * Whoever it goes to asked to wait: takes no step of the ladder, but is counted, so that who does
   * the errand can let the waits grow and end.
   *
   * @param reason stable and short, without a person in it
   * @param delay in how long
   */
  record Held(String reason, Duration delay) implements ErrandOutcome {}

  /**
   * It can't be done; it waits for a person.
   *
   * @param reason stable and short, without a person in it
   */
  record Dead(String reason) implements ErrandOutcome {}

  /** To be tried again when the ladder says so. */
  static ErrandOutcome later(String reason) {
    return new Later(reason, Duration.ZERO);
  }
}
