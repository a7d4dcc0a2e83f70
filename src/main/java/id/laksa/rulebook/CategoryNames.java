package id.laksa.rulebook;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code rules/categories.csv}: what there is, before it is known who acts. */
final class CategoryNames {
  static final List<String> COLUMNS = List.of("category", "group", "name", "name_en");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 50;

  private CategoryNames() {}

  /** The sound rows by category id, in their order. */
  static Map<String, Row> of(List<Row> rows, Collection<Fault> faults) {
    Map<String, Row> byId = new LinkedHashMap<>();
    for (Row row : rows) {
      String id = row.get("category");
      boolean sound = true;
      if (!isId(id) || !isId(row.get("group"))) {
        faults.add(row.fault("category and group must be small letters and digits, joined by -"));
        sound = false;
      }
      if (row.get("name").isEmpty() || row.get("name_en").isEmpty()) {
        faults.add(row.fault("name or name_en is missing"));
        sound = false;
      }
      if (sound && byId.putIfAbsent(id, row) != null) {
        faults.add(row.fault("category " + id + " is there twice"));
      }
    }
    return byId;
  }

  private static boolean isId(String word) {
    return word.length() <= LONGEST_ID && ID.matcher(word).matches();
  }
}
