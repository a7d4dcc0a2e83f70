package id.laksa.words.learning;

import id.laksa.words.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words of a pile of texts that are names: of streets, programmes, persons. They mean
 * nothing in another city, and a person's name must never stand in a table.
 */
public final class ProperNames {
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,30}");
  private static final Pattern GAP = Pattern.compile("\\.? ?");
  // Not "jalan": it stands before "rusak" more often than before a name.
  private static final Set<String> MARKERS =
      Set.of("jl", "jln", "gg", "gang", "kp", "kampung", "perum", "perumahan");
  // Of ten letters three large ones: a text in capitals, where they say nothing.
  private static final double SHOUTED = 0.3;
  private static final int LEAST = 3;

  private final Language language;
  private final Map<String, Seen> seen = new HashMap<>();

  private static final class Seen {
    private int all;
    private int capital;
    private int afterMarker;

    /** Mostly with a capital, or one time of three behind "jl" or the like. */
    boolean isName() {
      return all >= LEAST && (capital * 2 > all || afterMarker * 3 > all);
    }
  }

  private ProperNames(Language language) {
    this.language = language;
  }

  /** The roots of the names; those of fewer than {@value #LEAST} mentions aren't recognised. */
  public static Set<String> in(List<String> texts, Language language) {
    ProperNames names = new ProperNames(language);
    texts.stream().filter(text -> !isShouted(text)).forEach(names::read);
    Set<String> found = new HashSet<>();
    names.seen.forEach(
        (root, times) -> {
          if (times.isName()) {
            found.add(root);
          }
        });
    return found;
  }

  private void read(String text) {
    Matcher words = WORD.matcher(text);
    int end = 0;
    String before = "";
    while (words.find()) {
      String small = words.group().toLowerCase(Locale.ROOT);
      boolean marked =
          MARKERS.contains(before) && GAP.matcher(text.substring(end, words.start())).matches();
      if (marked || isInside(text, words.start())) {
        Seen times = seen.computeIfAbsent(language.root(small), r -> new Seen());
        times.all++;
        times.capital += isCapital(words.group()) ? 1 : 0;
        times.afterMarker += marked ? 1 : 0;
      }
      before = small;
      end = words.end();
    }
  }

  /** Within a sentence: a capital at its beginning says nothing. */
  private static boolean isInside(String text, int start) {
    return start >= 2
        && text.charAt(start - 1) == ' '
        && (Character.isLetter(text.charAt(start - 2)) || text.charAt(start - 2) == ',');
  }

  /** "Mawar", not "KTP". */
  private static boolean isCapital(String word) {
    return Character.isUpperCase(word.charAt(0)) && !Character.isUpperCase(word.charAt(1));
  }

  private static boolean isShouted(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long large = text.chars().filter(Character::isUpperCase).count();
    return large > SHOUTED * letters;
  }
}
