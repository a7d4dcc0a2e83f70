package id.laksa.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who wrote down what a citizen said elsewhere, and how it came.
 *
 * @param by the user who typed it, as histories name that person; no public page or event does
 * @param means how it came
 */
public record Recording(String by, Means means) {
  /** How a citizen reached a desk. */
  public enum Means {
    TELEPHONE,
    COUNTER,
    LETTER,
    CALL_112;

    /** Its name in forms and events: {@code call-112}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this name; empty when there is none. */
    public static Optional<Means> of(String slug) {
      return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
  }
}
