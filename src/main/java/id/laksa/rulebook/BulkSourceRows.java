package id.laksa.rulebook;

import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads {@code conf/sources.csv}. */
final class BulkSourceRows {
  static final String NAME = "sources.csv";

  private BulkSourceRows() {}

  /** Of the sound rows, after the source that is always there. */
  static List<BulkSource> of(List<Row> rows, Departments departments, Collection<Fault> faults) {
    List<BulkSource> all = new ArrayList<>();
    all.add(BulkSource.BULK);
    for (Row row : rows) {
      String name = row.get("source");
      if (isDepartment(name, departments)) {
        faults.add(row.fault("source " + name + " is another user's name: choose another"));
      } else if (row.sound()) {
        all.add(new BulkSource(name, new Channel(row.get("channel"))));
      }
    }
    return List.copyOf(all);
  }

  private static boolean isDepartment(String name, Departments departments) {
    return departments.all().stream().map(Department::user).anyMatch(name::equals);
  }
}
