package id.laksa.words;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How words are written and what they mean, as the tables in {@code rules/} say. Safe for any
 * number of threads.
 */
public final class Language {
  // Bounds for what strangers can make it remember.
  private static final int MOST_REMEMBERED = 50_000;
  private static final int LONGEST_REMEMBERED = 20;

  private static final int MOST_AFFIXES = 6;

  private final Map<String, String> meant;
  private final Set<String> roots;
  private final List<Affix> affixes;
  private final List<Affix> endings;
  private final List<Affix> beginnings;
  private final Set<String> negators;
  private final Set<String> fillers;
  private final Set<String> firstOfTwo = new HashSet<>();
  private final Map<String, Root> known = new ConcurrentHashMap<>();
  private final Hearing hearing;

  /**
   * A root, and what is known of it.
   *
   * @param negator whether it denies what follows
   * @param filler whether it says nothing by itself
   * @param first whether it can mean something of its own together with what follows
   * @param heard the roots of alarm words that what was written may be meant for
   */
  record Root(String letters, boolean negator, boolean filler, boolean first, List<String> heard) {
    static final Root NONE = new Root("", false, false, false, List.of());
  }

  /**
   * Holds the tables.
   *
   * @param meant by what is written: one word, or two roots with a blank between
   * @param affixes in the order in which they are tried
   * @param negators roots that deny what follows
   * @param fillers roots that say nothing by themselves
   */
  public Language(
      Map<String, String> meant, List<Affix> affixes, Set<String> negators, Set<String> fillers) {
    this(meant, affixes, negators, fillers, Hearing.EXACT);
  }

  private Language(
      Map<String, String> meant,
      List<Affix> affixes,
      Set<String> negators,
      Set<String> fillers,
      Hearing hearing) {
    this.hearing = hearing;
    this.affixes = List.copyOf(affixes);
    this.roots = Set.copyOf(meant.values());
    this.meant = Map.copyOf(meant);
    this.endings = affixes.stream().filter(Affix::ending).toList();
    this.beginnings = affixes.stream().filter(affix -> !affix.ending()).toList();
    this.negators = Set.copyOf(negators);
    this.fillers = Set.copyOf(fillers);
    meant.keySet().stream()
        .filter(written -> written.indexOf(' ') > 0)
        .forEach(written -> firstOfTwo.add(written.substring(0, written.indexOf(' '))));
  }

  /** The same, which hears badly written alarm words too. */
  public Language with(Hearing other) {
    return new Language(meant, affixes, negators, fillers, other);
  }

  /** Whether a word stands in the table of what is written, or is a small word. */
  public boolean knows(String written) {
    String root = root(written);
    return meant.containsKey(written)
        || roots.contains(root)
        || negators.contains(root)
        || fillers.contains(root);
  }

  Hearing hearing() {
    return hearing;
  }

  /** The words of a text in their order; time grows linearly with its length. */
  public List<Word> words(String text) {
    return new TextReader(this).read(text);
  }

  /**
   * The root of one word, in the spelling of the tables.
   *
   * @param written small letters without accents
   */
  public String root(String written) {
    return rootOf(written).letters;
  }

  Root rootOf(String written) {
    Root root = known.get(written);
    if (root == null) {
      root = described(find(written), hearing.heard(written));
      if (written.length() <= LONGEST_REMEMBERED && known.size() < MOST_REMEMBERED) {
        known.put(written, root);
      }
    }
    return root;
  }

  /** What two roots beside each other mean together; null when nothing of their own. */
  @Nullable Root together(Root first, Root second) {
    String both = first.first ? meant.get(first.letters + " " + second.letters) : null;
    return both == null ? null : described(both, List.of());
  }

  private Root described(String root, List<String> heard) {
    return new Root(
        root, negators.contains(root), fillers.contains(root), firstOfTwo.contains(root), heard);
  }

  private String find(String written) {
    String word = withoutRepeats(written);
    for (int i = 0; i < MOST_AFFIXES; i++) {
      String spelt = meant.get(word);
      if (spelt != null) {
        return spelt;
      }
      String shorter = takeOff(endings, word);
      shorter = shorter.equals(word) ? takeOff(beginnings, word) : shorter;
      if (shorter.equals(word)) {
        return word;
      }
      word = shorter;
    }
    return word;
  }

  private static String takeOff(List<Affix> affixes, String word) {
    for (Affix affix : affixes) {
      if (affix.fits(word)) {
        return affix.takenOff(word);
      }
    }
    return word;
  }

  /** "tolooong" is "tolong": no Indonesian word has one letter three times in a row. */
  private static String withoutRepeats(String word) {
    StringBuilder once = new StringBuilder(word.length());
    int i = 0;
    while (i < word.length()) {
      int end = i + 1;
      while (end < word.length() && word.charAt(end) == word.charAt(i)) {
        end++;
      }
      once.append(word, i, end - i > 2 ? i + 1 : end);
      i = end;
    }
    return once.length() == word.length() ? word : once.toString();
  }
}
