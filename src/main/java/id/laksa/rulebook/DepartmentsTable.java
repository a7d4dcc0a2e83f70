package id.laksa.rulebook;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes {@link Departments} of {@code conf/departments.csv}. */
final class DepartmentsTable {
  static final List<String> COLUMNS = List.of("code", "name");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  /** In lower case a department's code is its user, at every door. */
  private static final Set<String> TAKEN = Set.of("OPERATOR", "LAKSA", "BULK", "CONTROLLER");

  private DepartmentsTable() {}

  static Departments of(List<Row> rows, Collection<Fault> faults) {
    Map<String, Department> byCode = new LinkedHashMap<>();
    for (Row row : rows) {
      String code = row.get("code");
      boolean sound = true;
      if (!CODE.matcher(code).matches() || code.equals(Departments.KECAMATAN)) {
        faults.add(row.fault("code must be 2 to 40 of A-Z, 0-9 and _, and not KECAMATAN"));
        sound = false;
      }
      if (TAKEN.contains(code)) {
        faults.add(row.fault("code " + code + " would be another user's name: choose another"));
        sound = false;
      }
      if (row.get("name").isEmpty()) {
        faults.add(row.fault("name is missing"));
        sound = false;
      }
      if (sound && byCode.putIfAbsent(code, new Department(code, row.get("name"))) != null) {
        faults.add(row.fault("department " + code + " is there twice"));
      }
    }
    return new Departments(byCode.values());
  }
}
