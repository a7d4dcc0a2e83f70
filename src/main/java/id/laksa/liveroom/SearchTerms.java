package id.laksa.liveroom;

import id.laksa.complaint.TicketNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for: a whole ticket and nothing else, or words that must all be there, or, in
 * their place, a part of a ticket.
 *
 * @param ticket null for none
 * @param words as {@link SearchWords} has them
 * @param part of a ticket: four signs at least, as tickets have them, without hyphens; null for
 *     none
 */
public record SearchTerms(
    @Nullable TicketNumber ticket, List<String> words, @Nullable String part) {
  /** Most characters that are looked through for a ticket. */
  public static final int LONGEST_PASTED = 4_000;

  /** Most characters of what has no ticket in it. */
  public static final int LONGEST = 200;

  /** Most words. */
  public static final int MOST_WORDS = 12;

  private static final Pattern WHOLE =
      Pattern.compile("(?i)LKS(?:[\\s\\p{Pd}]{0,3}[0-9A-Z]){16}(?![0-9A-Z])");
  private static final Pattern NAMED_PART =
      Pattern.compile("(?i)(?<![0-9A-Z])LKS[\\p{Pd} ]?([0-9A-Z][0-9A-Z\\p{Pd}]{3,22})");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}]+");
  private static final Pattern SYMBOLS = Pattern.compile("[0-9A-HJKMNP-TV-Z]{4,16}");

  public SearchTerms {
    words = List.copyOf(words);
  }

  /** Whether there is anything by which something could be found. */
  public boolean isEmpty() {
    return ticket == null && words.isEmpty() && part == null;
  }

  /**
   * Reads what a person typed or pasted. Time grows linearly with it.
   *
   * @return empty if it is too long
   */
  public static Optional<SearchTerms> of(String typed) {
    if (typed.length() > LONGEST_PASTED) {
      return Optional.empty();
    }
    Optional<TicketNumber> whole =
        WHOLE
            .matcher(typed)
            .results()
            .map(MatchResult::group)
            .flatMap(found -> TicketNumber.parse(found).stream())
            .findFirst()
            .or(() -> TicketNumber.parse("LKS" + typed.strip()));
    if (whole.isPresent()) {
      return Optional.of(new SearchTerms(whole.get(), List.of(), null));
    }
    Matcher named = NAMED_PART.matcher(typed);
    while (named.find()) {
      Optional<String> part = part(named.group(1));
      if (part.isPresent()) {
        return Optional.of(new SearchTerms(null, List.of(), part.get()));
      }
    }
    List<String> words = SearchWords.of(typed);
    return typed.length() > LONGEST || words.size() > MOST_WORDS
        ? Optional.empty()
        : Optional.of(new SearchTerms(null, words, part(typed).orElse(null)));
  }

  /** The signs of a part of a ticket, as tickets have them; empty if it can't be one. */
  private static Optional<String> part(String typed) {
    String signs =
        SEPARATORS
            .matcher(typed)
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return SYMBOLS.matcher(signs).matches() ? Optional.of(signs) : Optional.empty();
  }
}
