package id.laksa.complaint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public name of a complaint: {@code LKS-} and four groups of four in Crockford's base 32
 * (twelve of identity, three of proof, one check character). Unguessable; made by {@link Identity}.
 *
 * @param value canonical form: upper case, with hyphens
 */
public record TicketNumber(String value) {
  static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern SYMBOLS = Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}]");
  private static final int LONGEST_INPUT = 40;

  /**
   * Reads what a person may have typed: any case, O for 0, I or L for 1, with other hyphens and
   * blanks or without any.
   *
   * @return empty unless the form and the check character are right
   */
  public static Optional<TicketNumber> parse(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String upper = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    if (!upper.startsWith("LKS")) {
      return Optional.empty();
    }
    String symbols = upper.substring(3).replace('O', '0').replace('I', '1').replace('L', '1');
    return SYMBOLS.matcher(symbols).matches()
            && checkCharacter(symbols.substring(0, 15)) == symbols.charAt(15)
        ? Optional.of(ofSymbols(symbols.substring(0, 15)))
        : Optional.empty();
  }

  /** Builds the number from its fifteen symbols and adds the check character. */
  static TicketNumber ofSymbols(String fifteen) {
    String all = fifteen + checkCharacter(fifteen);
    return new TicketNumber(
        "LKS-"
            + String.join(
                "-",
                all.substring(0, 4),
                all.substring(4, 8),
                all.substring(8, 12),
                all.substring(12)));
  }

  String symbols() {
    return value.substring(4).replace("-", "");
  }

  /** Luhn mod 32: finds every single wrong character and nearly every swap of two neighbours. */
  private static char checkCharacter(String symbols) {
    int sum = 0;
    for (int i = 0; i < symbols.length(); i++) {
      int code = ALPHABET.indexOf(symbols.charAt(i));
      int factor = (symbols.length() - i) % 2 == 1 ? 2 : 1;
      int product = code * factor;
      sum += product / 32 + product % 32;
    }
    return ALPHABET.charAt((32 - sum % 32) % 32);
  }

  @Override
  public String toString() {
    return value;
  }
}
