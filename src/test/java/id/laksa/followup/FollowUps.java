package id.laksa.followup;

import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.followup.FollowUp.Kind;
import java.util.List;

/** What departments answer, for tests. */
final class FollowUps {
  static final Department DPUPR = new Department("DPUPR", "Dinas Pekerjaan Umum");
  static final Department DLH = new Department("DLH", "Dinas Lingkungan Hidup");

  /** The only photo that {@link #aFollowUp} shows. */
  static final List<Evidence> PHOTO = List.of(new Evidence("ab".repeat(32), List.of()));

  private FollowUps() {}

  /** One with a sentence and, if it says that the work is done, a photo. */
  static FollowUp aFollowUp(Kind kind) {
    return showing(kind, kind == Kind.RESOLVED ? List.of("evidence-1") : List.of());
  }

  static FollowUp showing(Kind kind, List<String> evidence) {
    return new FollowUp("DPUPR-17", "LKS-…", kind, "Kata dinas", evidence, null);
  }
}
