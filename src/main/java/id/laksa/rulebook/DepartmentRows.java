package id.laksa.rulebook;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.util.List;

/** Makes {@link Departments} of {@code conf/departments.csv}. */
final class DepartmentRows {
  static final String NAME = "departments.csv";

  private DepartmentRows() {}

  /** Of the sound rows; a table without a way of delivery, or a row, is of queues. */
  static Departments of(List<Row> rows) {
    return new Departments(rows.stream().filter(Row::sound).map(DepartmentRows::of).toList());
  }

  private static Department of(Row row) {
    String way = row.isEmpty("delivery") ? Department.QUEUE : row.get("delivery");
    return new Department(row.get("code"), row.get("name"), way);
  }
}
