package id.laksa.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a complaint, as far as he said. Personal data: kept apart and encrypted, never in a log,
 * an event or a public page.
 *
 * @param name at most 200 characters
 * @param phone at most 32 characters, as typed
 * @param email at most 254 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reporter(@Nullable String name, @Nullable String phone, @Nullable String email) {
  /** Nothing said. */
  public static final Reporter UNKNOWN = new Reporter(null, null, null);

  /** Never shows the person, so that no log can. */
  @Override
  public String toString() {
    return "Reporter[…]";
  }
}
