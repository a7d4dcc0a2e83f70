package id.laksa.rulebook;

import java.util.Map;

/**
 * One row of a table.
 *
 * @param file path of the table
 * @param line physical line, from 1
 * @param cells by column, without blanks around them; empty where nothing is written
 */
record Row(String file, int line, Map<String, String> cells) {
  /** The cell of a column that the table has. */
  String get(String column) {
    return cells.get(column);
  }

  Fault fault(String sentence) {
    return new Fault(file, line, sentence);
  }
}
