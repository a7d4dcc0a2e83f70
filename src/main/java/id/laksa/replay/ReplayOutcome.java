package id.laksa.replay;

import id.laksa.classification.Decision;
import id.laksa.department.Departments;
import org.jspecify.annotations.Nullable;

/**
 * Where a complaint went, or would go, as far as is known.
 *
 * @param category its id; null in triage, or when only the department is known
 * @param department its code, or {@code KECAMATAN} for any kecamatan; null in triage
 */
public record ReplayOutcome(@Nullable String category, @Nullable String department) {
  /** An operator must decide. */
  public static final ReplayOutcome TRIAGE = new ReplayOutcome(null, null);

  private static final String OF_A_KECAMATAN = "KEC_";

  /** What a decision comes to. */
  public static ReplayOutcome of(Decision decision) {
    return decision.category() == null || decision.department() == null
        ? TRIAGE
        : new ReplayOutcome(decision.category().id(), decision.department().code());
  }

  /** Whether both are the same, as far as both are known. */
  public boolean agreesWith(ReplayOutcome other) {
    if (department == null || other.department == null) {
      return department == null && other.department == null;
    }
    boolean sameCategory =
        category == null || other.category == null || category.equals(other.category);
    return sameCategory && sameDepartment(department, other.department);
  }

  /** As a person reads it: {@code jalan-rusak, DPUPR}. */
  @Override
  public String toString() {
    if (department == null) {
      return "triage";
    }
    return category == null ? department : category + ", " + department;
  }

  private static boolean sameDepartment(String one, String other) {
    return one.equals(other) || isAny(one, other) || isAny(other, one);
  }

  private static boolean isAny(String any, String one) {
    return any.equals(Departments.KECAMATAN) && one.startsWith(OF_A_KECAMATAN);
  }
}
