package id.laksa.triage;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Priority;
import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.complaint.Status;
import id.laksa.copies.Copy;
import id.laksa.department.Department;
import id.laksa.triage.TriageDecision.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitDeciderTest {
  private static final Instant NOW = RECEIVED_AT.plus(Duration.ofHours(3));
  private static final Department DLH = new Department("DLH", "Dinas Lingkungan Hidup");
  private final SplitDecider decider =
      new SplitDecider(ClocksByPolicy.elapsed(Duration.ofHours(12), Duration.ofDays(7)));

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyWhatADepartmentHasCanBeSplit(Status status) {
    assertThat(split(aFloodComplaint(status), List.of(), waste(false)).isPresent())
        .isEqualTo(status.isAtDepartment());
  }

  @Test
  void theComplaintStaysAndTheSecondOrderHasAClockOfItsOwnFromNow() {
    Complaint flood = aFloodComplaint();
    SplitDecider.Step step = split(flood, List.of(), waste(false)).orElseThrow();
    assertThat(step.step().after()).isEqualTo(flood.state());
    Copy copy = step.copy();
    assertThat(copy.department()).isEqualTo("DLH");
    assertThat(copy.category()).isEqualTo("sampah");
    assertThat(copy.clock().acknowledgeBy()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    assertThat(copy.clock().resolveBy()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(copy.state().explanation().decidedBy()).isEqualTo("operator");
    assertThat(decider.nextDue(copy, flood)).isNotNull();
  }

  @Test
  void theHistorySaysWhoAndWhy() {
    NewEvent event =
        split(aFloodComplaint(), List.of(), waste(false)).orElseThrow().step().events().get(0);
    assertThat(event.type()).isEqualTo(EventType.COPIED);
    assertThat(event.actor()).isEqualTo("sari");
    assertThat(event.text()).isEqualTo("Puing diangkut DLH");
    assertThat(event.data()).containsEntry("department", "DPUPR").doesNotContainKey("confidential");
    assertThat((Map<?, ?>) event.data().get("copy"))
        .isEqualTo(
            Map.of(
                "department", "DLH",
                "status", "DISPATCHED",
                "category", "sampah",
                "priority", "HIGH",
                "acknowledgeBy", NOW.plus(Duration.ofHours(12)).toString(),
                "resolveBy", NOW.plus(Duration.ofDays(7)).toString(),
                "rule", "operator",
                "rulesVersion", "5f70bf18a086"));
  }

  @Test
  void whoHasItOrHadAnOrderGetsNone() {
    Complaint flood = aFloodComplaint();
    Copy copy = split(flood, List.of(), waste(false)).orElseThrow().copy();
    assertThat(split(flood, List.of(copy), waste(false))).isEmpty();
    assertThat(split(flood, List.of(copy.with(Status.CLOSED, copy.clock())), waste(false)))
        .isEmpty();
    Department responsible = new Department("DPUPR", "Dinas PUPR");
    Split same = new Split(waste(false), responsible, "sari", "Sama");
    assertThat(decider.decide(flood, List.of(), same, NOW)).isEmpty();
  }

  @Test
  void itStandsWhileTheComplaintDoes() {
    Complaint flood = aFloodComplaint();
    Complaint halted =
        flood.at(
            flood
                .state()
                .with(flood.status(), flood.state().clock().paused(RECEIVED_AT, Reason.OPERATOR)));
    Copy copy = split(halted, List.of(), waste(false)).orElseThrow().copy();
    assertThat(copy.clock().pausedSince()).isEqualTo(NOW);
  }

  @Test
  void aConfidentialCategoryHidesTheComplaint() {
    TriageStep step = split(aFloodComplaint(), List.of(), waste(true)).orElseThrow().step();
    assertThat(step.confidential()).isTrue();
    assertThat(step.events().get(0).data()).containsEntry("confidential", true);
  }

  private Optional<SplitDecider.Step> split(
      Complaint complaint, List<Copy> copies, Category category) {
    return decider.decide(
        complaint, copies, new Split(category, DLH, "sari", "Puing diangkut DLH"), NOW);
  }

  private static Category waste(boolean hidden) {
    return new Category(
        "sampah", "g", "sampah", "sampah", "DLH", Priority.HIGH, hidden, hidden, false);
  }
}
