package id.laksa.rulebook;

import java.util.Map;
import java.util.Objects;

/**
 * One row of a table.
 *
 * @param file path of the table
 * @param line physical line, from 1
 * @param cells by column, without blanks around them; empty where nothing is written
 * @param sound whether it is what its table's schema asks for
 */
record Row(String file, int line, Map<String, String> cells, boolean sound) {
  /** The cell of a column that the table has. */
  String get(String column) {
    return Objects.requireNonNull(cells.get(column));
  }

  boolean isEmpty(String column) {
    return get(column).isEmpty();
  }

  /** The cell of a column that the schema keeps to whole numbers. */
  int whole(String column) {
    return Integer.parseInt(get(column));
  }

  Fault fault(String sentence) {
    return new Fault(file, line, sentence);
  }
}
