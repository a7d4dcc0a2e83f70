package id.laksa.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds known names among words, however their letters are parted: "Batu Ceper" is "batuceper". At
 * most {@value #MOST_WORDS} look-ups a word, whatever the words are.
 */
final class Phrases<T> {
  /** The longest name, in words. */
  static final int MOST_WORDS = 5;

  private final Map<String, T> byLetters;
  private final Set<String> beginnings;

  /**
   * A name that was found.
   *
   * @param from index of its first word
   * @param to index after its last word
   */
  record Phrase<T>(int from, int to, T meaning) {}

  /**
   * Knows the given names.
   *
   * @param byLetters each by its letters, without blanks
   */
  Phrases(Map<String, T> byLetters) {
    this(new HashMap<>(byLetters), beginnings(byLetters.keySet()));
  }

  Phrases(Map<String, T> byLetters, Set<String> beginnings) {
    this.byLetters = byLetters;
    this.beginnings = beginnings;
  }

  /** The names among the words, in their order; of several that begin at one word the longest. */
  List<Phrase<T>> in(List<String> words) {
    List<Phrase<T>> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Phrase<T> longest = longestAt(words, at);
      if (longest == null) {
        at++;
      } else {
        found.add(longest);
        at = longest.to;
      }
    }
    return found;
  }

  private @Nullable Phrase<T> longestAt(List<String> words, int from) {
    Phrase<T> longest = null;
    String letters = "";
    int end = Math.min(words.size(), from + MOST_WORDS);
    for (int to = from; to < end; to++) {
      letters = letters.isEmpty() ? words.get(to) : letters + words.get(to);
      if (!beginnings.contains(letters)) {
        break;
      }
      T meaning = byLetters.get(letters);
      if (meaning != null) {
        longest = new Phrase<>(from, to + 1, meaning);
      }
    }
    return longest;
  }

  static Set<String> beginnings(Set<String> names) {
    Set<String> all = new HashSet<>();
    for (String name : names) {
      for (int end = 1; end <= name.length(); end++) {
        all.add(name.substring(0, end));
      }
    }
    return all;
  }
}
