package id.laksa.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds names by what stands before them. */
final class NameFinder {
  private static final Set<String> NOT_NAMES = notNames();

  /** Up to four words, for a look at each of them. */
  private static final String WORDS =
      "(\\p{L}[\\p{L}'’.-]{1,30}+(?: \\p{L}[\\p{L}'’.-]{0,30}+){0,3})";

  // In a street's name a name is no person: Jl. H. Mansyur.
  private static final String NO_STREET =
      "(?<!\\b(?:jl|jln|jalan|gg|gang|jl\\.|jln\\.|gg\\.) ?)(?<![\\p{L}\\p{Nd}])";

  /** What a name is sure to follow. */
  private static final Pattern GIVEN =
      Pattern.compile(
          NO_STREET
              + "((?:nama (?:saya|aku|kami|lengkap|pelapor)(?: adalah)?|nama(?= ?[:=])|atas nama"
              + "|a\\.n\\.?|a/n|an\\.)[ :=,]{1,4}+)"
              + WORDS,
          Pattern.CASE_INSENSITIVE);

  /** What a name may follow. */
  private static final Pattern ADDRESSED =
      Pattern.compile(
          NO_STREET
              + "((?:bapak|bpk|pak|ibu|bu|sdri?|saudara|saudari|mas|mbak?|bang|kak|haji|hj\\.|h\\."
              + "|kh\\.?|ustad?z?|ust|tn|ny|dr\\.|drs)\\.?[ ]{1,2}+)"
              + WORDS,
          Pattern.CASE_INSENSITIVE);

  /** What only a word in capitals makes a name of. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])((?:saya|[Ss]alam|[Hh]ormat (?:saya|kami)|[Tt]td|[Tt]erima ?kasih)"
              + "[ ,\\n]{1,3}+)(?=\\p{Lu}\\p{Ll})"
              + WORDS);

  private NameFinder() {}

  static String masked(String text, String mask) {
    String given = masked(GIVEN.matcher(text), text, mask, 2);
    String addressed = masked(ADDRESSED.matcher(given), given, mask, 1);
    return masked(SIGNED.matcher(addressed), addressed, mask, 1);
  }

  /** Puts the mask in place of each name; what follows the name may be a marker again. */
  private static String masked(Matcher found, String text, String mask, int certain) {
    StringBuilder masked = new StringBuilder();
    int done = 0;
    while (found.find(done)) {
      int length = lengthOfName(found.group(2), certain);
      masked.append(text, done, found.start(2)).append(length == 0 ? "" : mask);
      done = found.start(2) + length;
    }
    return masked.append(text, done, text.length()).toString();
  }

  /**
   * How many characters of these words are a name.
   *
   * @param certain how many words belong to it in small letters too; further ones only in capitals
   */
  private static int lengthOfName(String words, int certain) {
    int length = 0;
    int named = 0;
    for (String word : words.split(" ", -1)) {
      if (!isName(word, named < certain)) {
        break;
      }
      length += word.length() + (named == 0 ? 0 : 1);
      named++;
      // A full stop ends the name, but for an initial's.
      if (word.length() > 2 && word.endsWith(".")) {
        break;
      }
    }
    return length;
  }

  private static boolean isName(String word, boolean anyCase) {
    String bare = word.replaceAll("[^\\p{L}].*+$", "").toLowerCase(Locale.ROOT);
    return !NOT_NAMES.contains(bare) && (anyCase || Character.isUpperCase(word.charAt(0)));
  }

  private static Set<String> notNames() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    NameFinder.class.getResourceAsStream("/learning/not-names.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
