package id.laksa.words;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Takes names out of a text: "Pasar Baru" is no market, nor is "Larangan" a prohibition. */
final class NamesOut {
  private NamesOut() {}

  /**
   * The words without those of the names, wherever a name stands.
   *
   * @param names as written, in small letters, with blanks between their words
   */
  static List<Word> of(List<Word> words, List<String> names) {
    if (names.isEmpty()) {
      return words;
    }
    List<String> written = words.stream().map(Word::written).toList();
    BitSet gone = new BitSet();
    for (String name : names) {
      List<String> parts = List.of(name.split(" ", -1));
      for (int from = 0; from + parts.size() <= words.size(); from++) {
        if (written.subList(from, from + parts.size()).equals(parts)) {
          gone.set(from, from + parts.size());
        }
      }
    }
    return IntStream.range(0, words.size()).filter(i -> !gone.get(i)).mapToObj(words::get).toList();
  }
}
