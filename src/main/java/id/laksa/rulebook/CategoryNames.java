package id.laksa.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code rules/categories.csv}: what there is, before it is known who acts. */
final class CategoryNames {
  private CategoryNames() {}

  /** The sound rows by category id, in their order. */
  static Map<String, Row> of(List<Row> rows) {
    Map<String, Row> byId = new LinkedHashMap<>();
    rows.stream().filter(Row::sound).forEach(row -> byId.put(row.get("category"), row));
    return byId;
  }
}
