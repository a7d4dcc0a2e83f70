package id.laksa.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hears alarm words that are written badly: letters doubled, dropped, swapped or replaced, vowels
 * left out, several words without blanks between. A word that means something by itself is taken
 * for no other. The time for one word is bounded by its length times the size of the table.
 */
public final class Hearing {
  /** Hears nothing but what is written. */
  static final Hearing EXACT = new Hearing(Map.of(), word -> true);

  private static final int SHORTEST = 5;
  private static final int SHORTEST_SKELETON = 4;
  private static final int TWO_SLIPS = 9;
  private static final int SHORTEST_GLUED = 12;
  private static final String VOWELS = "aeiou";

  private final Predicate<String> known;
  private final Map<String, String> rootOf = new HashMap<>();
  private final Map<String, String> bySkeleton = new HashMap<>();
  private final Map<Integer, List<Candidate>> byBeginning = new HashMap<>();
  private final List<String> glued = new ArrayList<>();

  /** An alarm word and its {@link #letters}. */
  private record Candidate(String written, int letters) {}

  /**
   * Holds the alarm words.
   *
   * @param vocabulary by what is written, the root it is looked up by; the order decides between
   *     two words that are equally near
   * @param known whether a word means something by itself
   */
  public Hearing(Map<String, String> vocabulary, Predicate<String> known) {
    this.known = known;
    Map<String, String> once = new LinkedHashMap<>();
    vocabulary.forEach((written, root) -> once.putIfAbsent(withoutRepeats(written), root));
    rootOf.putAll(once);
    once.forEach(
        (written, root) -> {
          if (written.length() >= SHORTEST) {
            byBeginning
                .computeIfAbsent(
                    beginning(written.length(), written.charAt(0)), l -> new ArrayList<>())
                .add(new Candidate(written, letters(written)));
            if (written.length() > SHORTEST) {
              glued.add(written);
            }
            String skeleton = skeleton(written);
            if (skeleton.length() >= SHORTEST_SKELETON) {
              bySkeleton.putIfAbsent(skeleton, root);
            }
          }
        });
    glued.sort((one, other) -> other.length() - one.length());
  }

  /**
   * The roots of the alarm words that a word may be meant for; none when it means something by
   * itself or is like none of them.
   *
   * @param written small letters without accents
   */
  List<String> heard(String written) {
    if (written.length() < SHORTEST - 1 || known.test(written)) {
      return List.of();
    }
    String word = withoutRepeats(written);
    String root = rootOf.get(word);
    root = root == null && word.length() >= SHORTEST - 1 ? near(word) : root;
    root = root == null ? bySkeleton(word) : root;
    if (root != null) {
      return List.of(root);
    }
    return word.length() >= SHORTEST_GLUED ? within(word) : List.of();
  }

  /** The root of an alarm sign that isn't written in letters; null when it is none. */
  @Nullable String sign(String sign) {
    return rootOf.get(sign);
  }

  private @Nullable String near(String word) {
    int letters = letters(word);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (int length = word.length() - 2; length <= word.length() + 2; length++) {
      int most = length >= TWO_SLIPS ? 2 : 1;
      // Those that begin as the word does, or whose first two letters are swapped in it.
      for (int first = 0; first < 2; first++) {
        int key = beginning(length, word.charAt(first));
        for (Candidate candidate : byBeginning.getOrDefault(key, List.of())) {
          boolean alike = first == 0 || candidate.written.charAt(1) == word.charAt(0);
          // One slip takes one letter out of a word and brings one into it at the most.
          if (alike && Integer.bitCount(letters ^ candidate.letters) <= 2 * most) {
            int slips = Slips.between(word, candidate.written, most);
            if (slips <= most && slips < least) {
              least = slips;
              best = candidate.written;
            }
          }
        }
      }
    }
    return best == null ? null : rootOf.get(best);
  }

  /** Which letters a word has, a bit each. */
  private static int letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1 << word.charAt(i);
    }
    return letters;
  }

  private static int beginning(int length, char first) {
    return (length << Character.SIZE) | first;
  }

  /** "kbkrn": only what lacks vowels was meant to be read so. */
  private @Nullable String bySkeleton(String word) {
    int vowels = (int) word.chars().filter(c -> VOWELS.indexOf(c) >= 0).count();
    return vowels * 5 <= word.length() ? bySkeleton.get(skeleton(word)) : null;
  }

  /** Alarm words in what is written without blanks, the longer before the shorter. */
  private List<String> within(String run) {
    List<String> found = new ArrayList<>();
    boolean[] taken = new boolean[run.length()];
    for (String candidate : glued) {
      int at = run.indexOf(candidate);
      if (at >= 0 && !taken[at] && !taken[at + candidate.length() - 1]) {
        Arrays.fill(taken, at, at + candidate.length(), true);
        found.add(rootOf.get(candidate));
      }
    }
    return found;
  }

  private static String skeleton(String word) {
    StringBuilder consonants = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char here = word.charAt(i);
      int last = consonants.length() - 1;
      if (VOWELS.indexOf(here) < 0 && (last < 0 || consonants.charAt(last) != here)) {
        consonants.append(here);
      }
    }
    return consonants.toString();
  }

  private static String withoutRepeats(String word) {
    StringBuilder once = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        once.append(word.charAt(i));
      }
    }
    return once.toString();
  }
}
