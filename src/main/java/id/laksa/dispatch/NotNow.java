package id.laksa.dispatch;

import id.laksa.errand.ErrandOutcome;

/** An order isn't tried: others of its department are under way, or none arrives there now. */
public final class NotNow extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient ErrandOutcome outcome;

  NotNow(ErrandOutcome outcome) {
    super("not now");
    this.outcome = outcome;
  }

  ErrandOutcome outcome() {
    return outcome;
  }
}
