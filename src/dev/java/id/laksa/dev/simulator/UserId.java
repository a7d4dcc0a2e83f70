package id.laksa.dev.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who chats: a phone number, or a business-scoped user id where the number is hidden.
 *
 * @param value digits without a plus, or as {@code ID.13491208655302741918}
 * @param phone whether it is a number
 */
public record UserId(String value, boolean phone) {
  private static final Pattern PHONE = Pattern.compile("\\+?([1-9][0-9]{6,14})");
  private static final Pattern SCOPED = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,100}");

  /** Reads either kind; empty when it is neither. */
  public static Optional<UserId> of(String text) {
    var number = PHONE.matcher(text);
    if (number.matches()) {
      return Optional.of(new UserId(number.group(1), true));
    }
    return SCOPED.matcher(text).matches() ? Optional.of(new UserId(text, false)) : Optional.empty();
  }
}
