package id.laksa.words;

import id.laksa.words.Language.Root;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one text into words. Not for more than one. */
final class TextReader {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 30;
  // "belum juga ada yang padam": so many words may stand between the negator and what it denies.
  private static final int REACH = 3;
  private static final String ENDS = ".!?;\n";
  // So many single letters in a row are a word that somebody shouts: "k e b a k a r a n".
  private static final int SHORTEST_SPELT = 5;
  private static final String LOOKALIKES = "0123456789@$";
  private static final String MEANT = "oizeasgtbqas";

  private final Language language;
  private final List<Word> words = new ArrayList<>();
  private Root last = Root.NONE;
  private final StringBuilder spelt = new StringBuilder();
  private int lastAt = -1;
  private int sentence;
  private int breath;
  private int reach;
  private int mixedUntil;

  TextReader(Language language) {
    this.language = language;
  }

  List<Word> read(String text) {
    String plain = plain(text);
    int i = 0;
    while (i < plain.length()) {
      char here = plain.charAt(i);
      if (Character.isLetter(here)) {
        int end = endOfRun(plain, i);
        run(plain, i, end);
        i = end;
      } else if (here == '#') {
        i = endOfHashtag(plain, i + 1);
      } else {
        if (ENDS.indexOf(here) >= 0) {
          end(here);
        } else if (here > 0x7f) {
          sign(plain.codePointAt(i));
        }
        i++;
      }
    }
    spelt();
    return words;
  }

  private void end(char mark) {
    spelt();
    sentence++;
    breath += mark == '!' ? 0 : 1;
    reach = 0;
  }

  private void run(String text, int from, int end) {
    String written = text.substring(from, end);
    if (end - from < SHORTEST) {
      spelt.append(written);
    } else {
      spelt();
      if (end - from <= LONGEST) {
        add(written);
      } else {
        hear(written, language.hearing().heard(written));
      }
    }
    boolean mixed =
        (end < text.length() && LOOKALIKES.indexOf(text.charAt(end)) >= 0)
            || (from > 0 && LOOKALIKES.indexOf(text.charAt(from - 1)) >= 0);
    if (mixed && from >= mixedUntil) {
      mixed(text, from, end);
    }
  }

  /** "k3b4karan": digits for letters. */
  private void mixed(String text, int from, int end) {
    int first = from;
    while (first > 0 && LOOKALIKES.indexOf(text.charAt(first - 1)) >= 0) {
      first--;
    }
    StringBuilder letters = new StringBuilder();
    int i = first;
    while (i < text.length()
        && (i < end
            || Character.isLetter(text.charAt(i))
            || LOOKALIKES.indexOf(text.charAt(i)) >= 0)) {
      int digit = LOOKALIKES.indexOf(text.charAt(i));
      letters.append(digit < 0 ? text.charAt(i) : MEANT.charAt(digit));
      i++;
    }
    mixedUntil = i;
    // "rumah2" are several houses.
    int length = letters.length() - (text.charAt(i - 1) == '2' ? 1 : 0);
    int digits = (int) text.substring(first, i).chars().filter(c -> !Character.isLetter(c)).count();
    if (2 * digits <= i - first) {
      meant(text.substring(first, i), letters.substring(0, length));
    }
  }

  private void spelt() {
    if (spelt.length() >= SHORTEST_SPELT) {
      meant(spelt.toString(), spelt.toString());
    }
    spelt.setLength(0);
  }

  private void meant(String written, String letters) {
    if (letters.length() <= LONGEST) {
      Root root = language.rootOf(letters);
      hear(written, root.heard().isEmpty() ? List.of(root.letters()) : root.heard());
    }
  }

  private void sign(int codePoint) {
    String sign = Character.toString(codePoint);
    String root = language.hearing().sign(sign);
    if (root != null) {
      words.add(new Word(sign, root, false, true, sentence, breath, null));
    }
  }

  /** What only an alarm listens to: it is no word of the text. */
  private void hear(String written, List<String> heard) {
    heard.forEach(root -> words.add(new Word(written, "", false, true, sentence, breath, root)));
  }

  private void add(String written) {
    Root root = language.rootOf(written);
    int before = lastAt;
    if (before >= 0 && words.get(before).sentence() == sentence) {
      Root together = language.together(last, root);
      if (together != null) {
        Word first = words.get(before);
        words.set(
            before,
            new Word(
                first.written() + " " + written,
                together.letters(),
                first.negated(),
                together.filler(),
                sentence,
                breath,
                null));
        last = together;
        return;
      }
    }
    last = root;
    lastAt = words.size();
    boolean filler = root.filler();
    List<String> heard = root.heard();
    words.add(
        new Word(
            written,
            root.letters(),
            reach > 0 && !filler,
            filler,
            sentence,
            breath,
            heard.isEmpty() ? null : heard.get(0)));
    if (heard.size() > 1) {
      hear(written, heard.subList(1, heard.size()));
    }
    if (root.negator()) {
      reach = REACH;
    } else {
      reach = filler ? reach - 1 : 0;
    }
  }

  /** Small letters without accents, whatever is piled on them. */
  private static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return withoutMarks(Normalizer.normalize(text, Normalizer.Form.NFKD));
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String withoutMarks(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      if (here < 0x80 || !isMark(here)) {
        plain.append(Character.toLowerCase(here));
      }
    }
    return plain.toString();
  }

  private static boolean isMark(char letter) {
    int type = Character.getType(letter);
    // Joiners too: invisible, and strewn into words.
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT;
  }

  private static int endOfRun(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int endOfHashtag(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i;
  }
}
