package id.laksa.complaint;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Complaint.State;
import id.laksa.department.Department;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import id.laksa.evidence.Check;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.Finding;
import id.laksa.followup.FollowUp;
import id.laksa.followup.FollowUpDecider;
import id.laksa.followup.FollowUpVerdict;
import id.laksa.intake.Registrars;
import id.laksa.reporter.Answer;
import id.laksa.reporter.AnswerDecider;
import id.laksa.reporter.AnswerVerdict.Step;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.CityTexts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventDataTest {
  private static final Department DPUPR = new Department("DPUPR", "Dinas Pekerjaan Umum");
  private static final List<Evidence> PHOTO =
      List.of(
          new Evidence(
              "ab".repeat(32),
              List.of(
                  new Finding(Check.NEAR_PLACE, Finding.Result.PASSED, 12.0, 300.0, "Dekat."),
                  new Finding(Check.TAKEN_AFTER, Finding.Result.UNKNOWN, null, null, "?"))));
  private static final SlaClocks SLA_CLOCKS =
      ClocksByPolicy.elapsed(Duration.ofHours(2), Duration.ofDays(3));

  @Test
  void whatIntakeTellsFitsTheSchema() throws JsonProcessingException {
    for (Receipt receipt : List.of(Registrars.aReceiptOfAFlood(), Registrars.aReceiptForTriage())) {
      for (ChainedEvent event : receipt.events()) {
        assertFits(EngineJson.mapper().readTree(event.data()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void whatAFollowUpTellsFitsTheSchema(Status status) {
    FollowUpDecider decider =
        new FollowUpDecider(SLA_CLOCKS, RuleBooks.theCitysOwn().evidence(), CityTexts.INDONESIAN);
    for (FollowUp.Kind kind : FollowUp.Kind.values()) {
      FollowUp followUp =
          new FollowUp("17", "LKS-…", kind, "Kata dinas", List.of("e1"), "470/17/2026");
      FollowUpVerdict verdict =
          decider.decide(aFloodComplaint(status), followUp, DPUPR, PHOTO, RECEIVED_AT);
      if (verdict instanceof FollowUpVerdict.Recorded recorded) {
        assertAllFit(recorded.events());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void whatAnAnswerTellsFitsTheSchema(Status status) {
    AnswerDecider decider = new AnswerDecider(SLA_CLOCKS, CityTexts.INDONESIAN);
    Stream.of(Answer.Kind.values())
        .map(kind -> new Answer(kind, "Kata pelapor", 5))
        .map(answer -> decider.decide(aFloodComplaint(status), answer, "Kata dinas", RECEIVED_AT))
        .filter(Step.class::isInstance)
        .forEach(step -> assertAllFit(((Step) step).events()));
  }

  @ParameterizedTest
  @EnumSource(Stage.Kind.class)
  void whatAClockTellsFitsTheSchema(Stage.Kind kind) {
    Complaint flood = aFloodComplaint();
    State state = flood.state();
    Stage stage =
        new Stage(kind, "resolve+P1D/kepala-dinas", state.clock().resolveBy(), 4, "kepala-dinas");
    JsonNode data = EngineJson.written(EventData.told(flood.ticket(), state, stage));
    assertFits(data);
    assertThat(data.path("due").textValue()).isEqualTo("2026-11-25T02:12:30Z");
  }

  @Test
  void whatIsNotDecidedIsAbsent() {
    Complaint triage = Complaints.aComplaintInTriage();
    assertThat(EventData.state(triage.ticket(), triage.state()))
        .doesNotContainKeys("category", "department")
        .containsEntry("status", "TRIAGE");
  }

  @Test
  void provisionalIsSaidOnlyWhereItIs() {
    Complaint flood = aFloodComplaint();
    State sure = flood.state();
    SlaClock clock = sure.clock();
    State unsure =
        sure.with(sure.status(), clock.showing(clock.acknowledgeBy(), clock.resolveBy(), true));
    assertThat(EventData.state(flood.ticket(), sure)).doesNotContainKey("provisional");
    JsonNode data = EngineJson.written(EventData.state(flood.ticket(), unsure));
    assertThat(data.path("provisional").booleanValue()).isTrue();
    assertFits(data);
  }

  private static void assertAllFit(List<NewEvent> events) {
    assertThat(events).isNotEmpty();
    events.forEach(event -> assertFits(EngineJson.written(event.data())));
  }

  private static void assertFits(JsonNode data) {
    assertThat(Schemas.writtenFaults("event.v1", data)).isEmpty();
    assertThat(data.toString()).doesNotContain("Kata ");
  }
}
