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

  private final Language language;
  private final List<Word> words = new ArrayList<>();
  private Root last = Root.NONE;
  private int sentence;
  private int reach;

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
        if (end - i >= SHORTEST && end - i <= LONGEST) {
          add(plain.substring(i, end));
        }
        i = end;
      } else if (here == '#') {
        i = endOfHashtag(plain, i + 1);
      } else {
        if (ENDS.indexOf(here) >= 0) {
          sentence++;
          reach = 0;
        }
        i++;
      }
    }
    return words;
  }

  private void add(String written) {
    Root root = language.rootOf(written);
    int before = words.size() - 1;
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
                sentence));
        last = together;
        return;
      }
    }
    last = root;
    boolean filler = root.filler();
    words.add(new Word(written, root.letters(), reach > 0 && !filler, filler, sentence));
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
