package id.laksa.department;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every department, kecamatan and outside body that owns a queue, in the order of the table. */
public final class Departments {
  /** Stands in the rules for "the kecamatan the place lies in"; never a department's own code. */
  public static final String KECAMATAN = "KECAMATAN";

  private final Map<String, Department> byCode = new LinkedHashMap<>();
  private final Map<String, Department> byUser = new LinkedHashMap<>();

  /**
   * Holds the given departments.
   *
   * @throws IllegalArgumentException when a code appears twice
   */
  public Departments(Collection<Department> departments) {
    for (Department department : departments) {
      if (byCode.put(department.code(), department) != null) {
        throw new IllegalArgumentException("department twice: " + department.code());
      }
      byUser.put(department.user(), department);
    }
  }

  /** The department of an upper-case code; empty when there is none. */
  public Optional<Department> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The department of a code the ledger holds, under its code if the table has lost it. */
  public Department named(String code) {
    return byCode.getOrDefault(code, new Department(code, code));
  }

  /** The department a broker user belongs to; empty when there is none. */
  public Optional<Department> byUser(String user) {
    return Optional.ofNullable(byUser.get(user));
  }

  /** The department that is the kecamatan of this name; empty when there is none. */
  public Optional<Department> byKecamatan(String kecamatan) {
    return byCode(codeOfKecamatan(kecamatan));
  }

  /** All departments, in the order of the table. */
  public List<Department> all() {
    return List.copyOf(byCode.values());
  }

  /** The code a kecamatan must have: {@code KEC_KARANG_TENGAH} for "Karang Tengah". */
  public static String codeOfKecamatan(String kecamatan) {
    return "KEC_" + kecamatan.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }
}
