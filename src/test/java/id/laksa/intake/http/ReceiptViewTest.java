package id.laksa.intake.http;

import static id.laksa.complaint.Complaints.aComplaintInTriage;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Identity;
import id.laksa.complaint.SlaClock;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import id.laksa.rulebook.RuleBooks;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReceiptViewTest {
  private static final String CALL_112 = "Hubungi 112";
  private final Identity identity = new Identity(aKey());
  private final ReceiptView view =
      new ReceiptView(
          RuleBooks::theCitysOwn, "http://localhost:8080", ZoneId.of("Asia/Jakarta"), CALL_112);

  @Test
  void aReceiptSaysWhoMustActAndByWhen() {
    JsonNode receipt = written(aFloodComplaint());
    assertThat(receipt.path("status").textValue()).isEqualTo("DISPATCHED");
    assertThat(receipt.at("/department/code").textValue()).isEqualTo("DPUPR");
    assertThat(receipt.at("/department/name").textValue())
        .isEqualTo("Dinas Pekerjaan Umum dan Penataan Ruang");
    assertThat(receipt.path("acknowledgeBy").textValue()).isEqualTo("2026-11-22T17:12:30+07:00");
    assertThat(receipt.path("trackingUrl").textValue())
        .isEqualTo("http://localhost:8080/lacak/" + aFloodComplaint().ticket());
    assertThat(receipt.path("provisional").isBoolean()).isTrue();
    assertThat(receipt.path("provisional").booleanValue()).isFalse();
    assertThat(receipt.path("notice").isNull()).isTrue();
  }

  @Test
  void aDeadlineInAYearOfUnknownHolidaysIsSaidToBeProvisional() {
    JsonNode receipt = written(dueNextYear());
    assertThat(receipt.path("provisional").booleanValue()).isTrue();
    assertThat(Schemas.answerFaults("Receipt", receipt)).isEmpty();
  }

  @Test
  void beforeAnOperatorDecidesNobodyIsNamed() {
    JsonNode receipt = written(aComplaintInTriage());
    assertThat(receipt.path("status").textValue()).isEqualTo("TRIAGE");
    assertThat(receipt.get("category").isNull()).isTrue();
    assertThat(receipt.get("department").isNull()).isTrue();
  }

  @Test
  void inAnEmergencyItTellsToCall112() {
    assertThat(written(anEmergency()).path("notice").textValue()).isEqualTo(CALL_112);
  }

  @Test
  void everyReceiptFitsTheApi() {
    assertThat(Schemas.answerFaults("Receipt", written(aFloodComplaint()))).isEmpty();
    assertThat(Schemas.answerFaults("Receipt", written(aComplaintInTriage()))).isEmpty();
    assertThat(Schemas.answerFaults("Receipt", written(anEmergency()))).isEmpty();
  }

  private JsonNode written(Complaint complaint) {
    return EngineJson.written(view.of(complaint, identity.answerKeyOf(complaint.id())));
  }

  private static Complaint dueNextYear() {
    State flood = aFloodComplaint().state();
    SlaClock clock = flood.clock();
    return aFloodComplaint()
        .at(
            flood.with(
                flood.status(),
                clock.showing(clock.acknowledgeBy(), Instant.parse("2027-01-04T02:00:00Z"), true)));
  }

  private static Complaint anEmergency() {
    State flood = aFloodComplaint().state();
    return aFloodComplaint()
        .at(
            new State(
                flood.status(),
                flood.category(),
                flood.department(),
                Priority.EMERGENCY,
                1,
                flood.clock(),
                null,
                flood.explanation()));
  }
}
