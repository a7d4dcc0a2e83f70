package id.laksa.rulebook;

import static java.util.stream.Collectors.toMap;

import id.laksa.place.PlaceWord;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code rules/place-words.csv}: the small words before the name of a place. */
final class PlaceWordRows {
  private PlaceWordRows() {}

  /** What each word of the sound rows says. */
  static Map<String, PlaceWord> of(List<Row> rows) {
    return rows.stream()
        .filter(Row::sound)
        .collect(
            toMap(
                row -> row.get("word"),
                row -> PlaceWord.valueOf(row.get("says").toUpperCase(Locale.ROOT))));
  }
}
