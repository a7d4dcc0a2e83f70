package id.laksa.learning;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Complaints;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorExampleTest {
  private static Complaint saying(
      Channel channel, String text, boolean anonymous, boolean confidential) {
    Complaint flood = Complaints.aFloodComplaint();
    Said said = flood.said();
    return flood.saying(
        new Said(
            channel,
            said.receivedAt(),
            text,
            List.of(),
            said.location(),
            said.photos(),
            anonymous,
            confidential));
  }

  private static Complaint sentTo(String department) {
    Complaint flood = Complaints.aFloodComplaint();
    State before = flood.state();
    return flood.at(
        new State(
            before.status(),
            "lampu-lingkungan",
            department,
            before.priority(),
            before.round(),
            before.clock(),
            before.note(),
            before.explanation()));
  }

  @Test
  void itIsTheMaskedTextAndWhoActs() {
    assertThat(OperatorExample.of(saying(Channel.APP, "Banjir, hub 081200000000", false, false)))
        .contains(new OperatorExample("Banjir, hub ***", "DPUPR", "banjir"));
  }

  @Test
  void everyKecamatanTeachesTheSame() {
    assertThat(OperatorExample.of(sentTo("KEC_BENDA")).orElseThrow().opd()).isEqualTo("KECAMATAN");
  }

  @Test
  void whatIsConfidentialTeachesNobody() {
    assertThat(OperatorExample.of(saying(Channel.WHATSAPP, "Banjir", true, true))).isEmpty();
    assertThat(OperatorExample.of(saying(Channel.APP, "Banjir", false, true))).isEmpty();
  }

  @Test
  void whoAskedNotToBeKnownIsLeftOut() {
    assertThat(OperatorExample.of(saying(Channel.WEB, "Banjir", true, false))).isEmpty();
  }

  @Test
  void onWhatsAppNobodyAskedSoItCounts() {
    assertThat(OperatorExample.of(saying(Channel.WHATSAPP, "Banjir", true, false))).isPresent();
  }

  @Test
  void whatNobodyAssignedYetTeachesNothing() {
    assertThat(OperatorExample.of(Complaints.aComplaintInTriage())).isEmpty();
  }
}
