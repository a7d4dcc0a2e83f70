package id.laksa.triage;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Status;
import id.laksa.copies.Copy;
import id.laksa.sla.Matter;
import id.laksa.triage.TriageDecision.WaiveCopy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyWaiverTest {
  private static final Complaint FLOOD = aFloodComplaint();
  private static final String PHOTO = "a".repeat(64);

  @Test
  void itEndsTheCopyUnderTheOperatorsNameAndLeavesTheComplaintWhereItStands() {
    CopyWaiver.Step step = waived(aCopy(Status.IN_PROGRESS).proposedBy(7)).orElseThrow();
    assertThat(step.after().status()).isEqualTo(Status.RESOLVED);
    assertThat(step.after().isProposed()).isFalse();
    assertThat(step.event().actor()).isEqualTo("sari");
    assertThat(step.event().text()).isEqualTo("Dilihat di tempat");
    assertThat(step.event().data())
        .containsEntry("status", FLOOD.status().name())
        .containsEntry("waived", true)
        .containsEntry("evidence", List.of(PHOTO));
  }

  @Test
  void nothingIsWaivedThatWasNotProposedOrIsOver() {
    assertThat(waived(aCopy(Status.IN_PROGRESS))).isEmpty();
    assertThat(waived(aCopy(Status.RETURNED).proposedBy(7))).isEmpty();
  }

  private static Optional<CopyWaiver.Step> waived(Copy copy) {
    return CopyWaiver.decide(
        FLOOD,
        copy,
        new WaiveCopy("BPBD", "sari", "Dilihat di tempat"),
        List.of(PHOTO),
        RECEIVED_AT.plus(Duration.ofHours(1)));
  }

  private static Copy aCopy(Status status) {
    return new Copy(
        FLOOD.id(),
        "BPBD",
        4,
        status,
        "banjir",
        Priority.HIGH,
        1,
        ClocksByPolicy.elapsed(Duration.ofHours(8), Duration.ofDays(3))
            .started(new Matter("banjir", Priority.HIGH, null), RECEIVED_AT),
        "Banjir juga ditangani BPBD",
        "tembusan",
        "5f70bf18a086",
        null);
  }
}
