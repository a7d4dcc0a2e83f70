package id.laksa.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a text can stand in {@code words.csv}: roots, and pairs of them. */
public final class Terms {
  private Terms() {}

  /**
   * The terms of a text in the order of their first appearance, each with the words as written. A
   * pair are two roots beside each other but for fillers, so that "air tidak juga mengalir" has the
   * pair "tidak alir".
   */
  public static Map<String, String> of(List<Word> words) {
    Map<String, String> terms = new LinkedHashMap<>(words.size() * 3);
    Word before = null;
    for (Word word : words) {
      if (!word.filler()) {
        terms.putIfAbsent(word.root(), word.written());
        if (before != null && before.sentence() == word.sentence()) {
          terms.putIfAbsent(
              before.root() + " " + word.root(), before.written() + " " + word.written());
        }
        before = word;
      }
    }
    return terms;
  }
}
