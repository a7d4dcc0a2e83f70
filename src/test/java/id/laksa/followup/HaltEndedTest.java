package id.laksa.followup;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static id.laksa.followup.FollowUps.DPUPR;
import static id.laksa.followup.FollowUps.PHOTO;
import static id.laksa.followup.FollowUps.aFollowUp;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Status;
import id.laksa.followup.FollowUp.Kind;
import id.laksa.followup.FollowUpVerdict.Moved;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.CityTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A department's deed ends an operator's halt. */
class HaltEndedTest {
  private static final Instant NOW = RECEIVED_AT.plus(Duration.ofHours(3));
  private final FollowUpDecider decider =
      new FollowUpDecider(
          ClocksByPolicy.elapsed(Duration.ofHours(2), Duration.ofDays(3)),
          RuleBooks.theCitysOwn().evidence(),
          CityTexts.INDONESIAN);

  @Test
  void theHistorySaysThatTheClockGoesOn() {
    assertThat(eventsOf(stopped(), Kind.ACKNOWLEDGED))
        .containsExactly(EventType.CLOCK_STARTED, EventType.ACKNOWLEDGED);
  }

  @Test
  void nothingGoesOnWhereTheReporterIsAskedNorWhereNothingStood() {
    assertThat(eventsOf(stopped(), Kind.NEEDS_INFO)).doesNotContain(EventType.CLOCK_STARTED);
    assertThat(eventsOf(aFloodComplaint(Status.DISPATCHED), Kind.ACKNOWLEDGED))
        .containsExactly(EventType.ACKNOWLEDGED);
  }

  private static Complaint stopped() {
    Complaint flood = aFloodComplaint(Status.DISPATCHED);
    State state = flood.state();
    SlaClock halted = state.clock().paused(NOW.minusSeconds(60), SlaClock.Reason.OPERATOR);
    return flood.at(state.with(state.status(), halted));
  }

  private List<EventType> eventsOf(Complaint complaint, Kind kind) {
    Moved moved = (Moved) decider.decide(complaint, aFollowUp(kind), DPUPR, PHOTO, NOW);
    return moved.events().stream().map(NewEvent::type).toList();
  }
}
