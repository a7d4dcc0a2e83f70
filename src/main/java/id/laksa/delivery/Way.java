package id.laksa.delivery;

import java.util.Locale;
import java.util.Optional;

/**
 * A way by which a reporter is told: one of the engine's, or a route of the city's.
 *
 * @param name capital letters, digits and {@code -}, as the ledger keeps it
 */
public record Way(String name) {
  /** By the engine's number on WhatsApp. */
  public static final Way WHATSAPP = new Way("WHATSAPP");

  /** By calling the app's backend. */
  public static final Way CALLBACK = new Way("CALLBACK");

  /** By mail. */
  public static final Way EMAIL = new Way("EMAIL");

  private static final String TELL = "TELL-";

  /** The city's route {@code direct:tell-…} with this suffix. */
  public static Way tell(String suffix) {
    return new Way(TELL + suffix.toUpperCase(Locale.ROOT));
  }

  /** Its name in events and metrics. */
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Suffix of the city's route; empty for a way of the engine's. */
  public Optional<String> suffix() {
    return name.startsWith(TELL) ? Optional.of(key().substring(TELL.length())) : Optional.empty();
  }
}
