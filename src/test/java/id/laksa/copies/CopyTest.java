package id.laksa.copies;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Halt;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.sla.Matter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CopyTest {
  private static final SlaClocks SLA_CLOCKS =
      ClocksByPolicy.elapsed(Duration.ofHours(8), Duration.ofDays(3));
  private static final Instant ASKED = RECEIVED_AT.plus(Duration.ofHours(1));

  @Test
  void itStandsWhileTheComplaintsClockDoesAndGoesOnAsMuchLater() {
    Copy asked = aCopy().following(aFloodComplaint(Status.WAITING_FOR_REPORTER), SLA_CLOCKS);
    assertThat(asked.clock().pausedSince()).isEqualTo(ASKED);
    assertThat(asked.nextDue(SLA_CLOCKS, null)).isNull();
    Copy answered = asked.following(answeredAfter(Duration.ofHours(5)), SLA_CLOCKS);
    assertThat(answered.clock().pausedSince()).isNull();
    assertThat(answered.clock().resolveBy())
        .isEqualTo(aCopy().clock().resolveBy().plus(Duration.ofHours(5)));
    assertThat(answered.nextDue(SLA_CLOCKS, null)).isNotNull();
  }

  @Test
  void oneThatIsMadeWhileTheComplaintWaitsStandsFromItsOwnBeginning() {
    Instant later = ASKED.plus(Duration.ofHours(2));
    Copy late = aCopy(later).following(aFloodComplaint(Status.WAITING_FOR_REPORTER), SLA_CLOCKS);
    assertThat(late.clock().pausedSince()).isEqualTo(later);
  }

  @Test
  void itEndsWithAComplaintThatWasNothingAndWhenItsDepartmentHasItAsItsOwn() {
    assertThat(aCopy().following(aFloodComplaint(Status.REJECTED), SLA_CLOCKS).status())
        .isEqualTo(Status.CLOSED);
    Complaint flood = aFloodComplaint();
    State of = flood.state();
    Complaint moved =
        flood.at(
            new State(
                of.status(),
                of.category(),
                "BPBD",
                of.priority(),
                1,
                of.clock(),
                null,
                of.explanation()));
    assertThat(aCopy().following(moved, SLA_CLOCKS).status()).isEqualTo(Status.CLOSED);
    assertThat(aCopy().following(aFloodComplaint(Status.RESOLVED), SLA_CLOCKS)).isEqualTo(aCopy());
  }

  private static Complaint answeredAfter(Duration time) {
    Complaint flood = aFloodComplaint(Status.WAITING_FOR_REPORTER);
    State state = flood.state();
    SlaClock clock = SLA_CLOCKS.resumed(state, null, ASKED.plus(time));
    assertThat(clock.halts()).extracting(Halt::to).containsExactly(ASKED.plus(time));
    return flood.at(state.with(Status.IN_PROGRESS, clock));
  }

  private static Copy aCopy() {
    return aCopy(RECEIVED_AT);
  }

  private static Copy aCopy(Instant from) {
    return new Copy(
        aFloodComplaint().id(),
        "BPBD",
        4,
        Status.DISPATCHED,
        "banjir",
        Priority.HIGH,
        1,
        SLA_CLOCKS.started(new Matter("banjir", Priority.HIGH, null), from),
        "Banjir juga ditangani BPBD",
        "tembusan",
        "5f70bf18a086",
        null);
  }
}
