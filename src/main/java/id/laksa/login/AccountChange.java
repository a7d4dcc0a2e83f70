package id.laksa.login;

import java.time.Instant;
import java.util.Locale;

/**
 * What was done to an account.
 *
 * @param by the user who did it; the person's own, or who keeps accounts
 */
public record AccountChange(Instant at, String user, String by, What what) {
  /** The kinds there are. */
  public enum What {
    ADDED,
    DISABLED,
    ENABLED,
    RESET,
    PASSWORD,
    SECOND_FACTOR_ON,
    SECOND_FACTOR_OFF,
    SESSIONS_ENDED;

    /** Its name in keys of texts. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
