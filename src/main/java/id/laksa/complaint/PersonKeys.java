package id.laksa.complaint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes by which a reporter is found again, however he writes his number. They can't rotate:
 * what was hashed with another key would never be found. Thread-safe.
 */
public final class PersonKeys {
  private static final int FEWEST_DIGITS = 8;
  private static final String COUNTRY = "62";
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{6,}");
  private final KeyedHash phones;
  private final KeyedHash emails;
  private final KeyedHash addresses;

  /** Takes the key that never changes. */
  public PersonKeys(byte[] ticketKey) {
    this.phones = KeyedHash.derived(ticketKey, "person-phone");
    this.emails = KeyedHash.derived(ticketKey, "person-email");
    this.addresses = KeyedHash.derived(ticketKey, "person-address");
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

  /**
   * Of an address in a channel, whatever the case; of one that is a number, in any spelling of it.
   * Null when it is none.
   */
  public byte @Nullable [] ofAddress(@Nullable String typed) {
    String address = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    String same = NUMBER.matcher(address).matches() ? international(address) : address;
    return same.isEmpty() ? null : addresses.of(same.getBytes(StandardCharsets.UTF_8));
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
