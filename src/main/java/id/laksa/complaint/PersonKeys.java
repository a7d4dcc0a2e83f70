package id.laksa.complaint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes by which a reporter is found again, however he writes his number. They can't rotate:
 * what was hashed with another key would never be found. Thread-safe.
 */
public final class PersonKeys {
  private static final int FEWEST_DIGITS = 8;
  private static final String COUNTRY = "62";
  private final KeyedHash phones;
  private final KeyedHash emails;

  /** Takes the key that never changes. */
  public PersonKeys(byte[] ticketKey) {
    this.phones = KeyedHash.derived(ticketKey, "person-phone");
    this.emails = KeyedHash.derived(ticketKey, "person-email");
  }

  /** Of a number in any spelling: {@code 0812…}, {@code +62 812-…}; null when it is none. */
  public byte @Nullable [] ofPhone(@Nullable String typed) {
    String number = typed == null ? "" : international(typed);
    return number.length() < FEWEST_DIGITS
        ? null
        : phones.of(number.getBytes(StandardCharsets.US_ASCII));
  }

  /** Of an address, whatever the case; null when it is none. */
  public byte @Nullable [] ofEmail(@Nullable String typed) {
    String address = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return address.indexOf('@') < 1 ? null : emails.of(address.getBytes(StandardCharsets.UTF_8));
  }

  /** Digits only, with the country's code: as WhatsApp writes a number. */
  public static String international(String typed) {
    String digits = typed.replaceAll("[^0-9]", "").replaceFirst("^00", "");
    if (digits.startsWith("0") || (digits.startsWith("8") && !typed.strip().startsWith("+"))) {
      return COUNTRY + digits.replaceFirst("^0", "");
    }
    return digits;
  }
}
