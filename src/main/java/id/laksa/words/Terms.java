package id.laksa.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a text can stand in {@code words.csv}: roots, and pairs of them. */
public final class Terms {
  private Terms() {}

  /**
   * The terms of a text in the order of their first appearance. A pair are two roots beside each
   * other but for fillers, so that "air tidak juga mengalir" has the pair "tidak alir".
   */
  public static Map<String, Mention> of(List<Word> words) {
    Map<String, Mention> terms = new LinkedHashMap<>(words.size() * 3);
    Word before = null;
    int position = 0;
    for (Word word : words) {
      if (!word.filler()) {
        add(terms, word.root(), word.written(), position);
        if (before != null && before.sentence() == word.sentence()) {
          add(
              terms,
              before.root() + " " + word.root(),
              before.written() + " " + word.written(),
              position);
        }
        before = word;
        position++;
      }
    }
    return terms;
  }

  private static void add(Map<String, Mention> terms, String term, String written, int position) {
    Mention before = terms.putIfAbsent(term, new Mention(written, position));
    if (before != null) {
      before.again();
    }
  }
}
