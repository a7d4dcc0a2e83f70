package id.laksa.rulebook;

import id.laksa.place.PlaceWord;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code rules/place-words.csv}: the small words before the name of a place. */
final class PlaceWordsTable {
  static final List<String> COLUMNS = List.of("word", "says");
  private static final Pattern WORD = Pattern.compile("[a-z]{2,20}");

  private PlaceWordsTable() {}

  /** The sound rows: what each word says. */
  static Map<String, PlaceWord> of(List<Row> rows, Collection<Fault> faults) {
    Map<String, PlaceWord> words = new HashMap<>();
    for (Row row : rows) {
      String word = row.get("word");
      Optional<PlaceWord> says =
          EnumSet.allOf(PlaceWord.class).stream()
              .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(row.get("says")))
              .findFirst();
      if (!WORD.matcher(word).matches()) {
        faults.add(row.fault("word must be one word of 2 to 20 small letters"));
      } else if (says.isEmpty()) {
        faults.add(
            row.fault(
                "says must be kelurahan, kecamatan, at, street, highway, lane, elsewhere or near"));
      } else if (words.putIfAbsent(word, says.get()) != null) {
        faults.add(row.fault(word + " is there twice"));
      }
    }
    return words;
  }
}
