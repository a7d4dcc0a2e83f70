package id.laksa.rulebook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code conf/city-routes.csv}. */
final class CityGrantRows {
  static final String NAME = "city-routes.csv";
  private static final String FOLDER = "routes/city/";

  private CityGrantRows() {}

  /** The sound rows: codes by the name of the file. */
  static Map<String, Set<String>> of(List<Row> rows, Collection<Fault> faults) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Row row : rows) {
      String told = row.get("file");
      String file = told.startsWith(FOLDER) ? told.substring(FOLDER.length()) : told;
      String department = row.get("department");
      if (row.sound() && !all.computeIfAbsent(file, one -> new TreeSet<>()).add(department)) {
        faults.add(row.fault(file + " is granted " + department + " twice"));
      }
    }
    return all;
  }
}
