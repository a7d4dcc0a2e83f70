package id.laksa.learning;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.department.Departments;
import java.util.Optional;

/**
 * What an operator's decision teaches, as the commands that learn and measure take it. Nothing in
 * it leads back to the complaint.
 *
 * @param text what the citizen wrote, masked
 * @param opd the department's code; {@code KECAMATAN} for each of the kecamatan
 * @param category its id
 */
public record OperatorExample(String text, String opd, String category) {
  private static final String OF_A_KECAMATAN = "KEC_";

  /**
   * The example of a complaint that an operator assigned; empty when it must not become one: a
   * confidential complaint is nobody's material, and who asked not to be known to the department
   * shall not be known by his words either. On WhatsApp nobody asked; there everybody is anonymous
   * until he says otherwise, and what he wrote counts.
   */
  public static Optional<OperatorExample> of(Complaint complaint) {
    Said said = complaint.said();
    String category = complaint.state().category();
    String department = complaint.state().department();
    boolean askedToBeUnknown = said.anonymous() && !said.channel().equals(Channel.WHATSAPP);
    return category == null || department == null || said.confidential() || askedToBeUnknown
        ? Optional.empty()
        : Optional.of(new OperatorExample(Masking.of(said.text()), opd(department), category));
  }

  private static String opd(String department) {
    return department.startsWith(OF_A_KECAMATAN) ? Departments.KECAMATAN : department;
  }
}
