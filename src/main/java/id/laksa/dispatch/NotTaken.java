package id.laksa.dispatch;

import java.time.Duration;

/** An order didn't arrive; it is tried again by the ladder. */
public final class NotTaken extends Exception {
  private static final long serialVersionUID = 1L;
  private final String reason;
  private final boolean away;
  private final Duration atLeast;

  /**
   * Says why.
   *
   * @param reason stable and short, without a person in it: {@code http-503}
   * @param away whether nothing answered, so that another order would fare no better
   * @param atLeast not before this has passed, even if the ladder's step is shorter
   */
  public NotTaken(String reason, boolean away, Duration atLeast) {
    super(reason);
    this.reason = reason;
    this.away = away;
    this.atLeast = atLeast;
  }

  String reason() {
    return reason;
  }

  boolean away() {
    return away;
  }

  Duration atLeast() {
    return atLeast;
  }
}
