package id.laksa.whatsapp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows texts that are nothing but greetings and thanks. */
public final class SmallTalk implements Predicate<String> {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private final Set<String> words;

  /**
   * Takes the words of small talk.
   *
   * @param words with blanks between
   */
  public SmallTalk(String words) {
    this.words = Arrays.stream(split(words)).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean test(String text) {
    return Arrays.stream(split(text)).allMatch(word -> word.isEmpty() || words.contains(word));
  }

  private static String[] split(String text) {
    return BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1);
  }
}
