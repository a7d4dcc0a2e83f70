package id.laksa.dispatch;

import static id.laksa.complaint.Complaints.aFloodComplaint;
import static id.laksa.complaint.Complaints.anAnonymousComplaint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.Status;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkOrdersTest {
  private static final Reporter SITI =
      new Reporter("Siti Contoh", "+620000000000", "s@example.org");
  private final WorkOrders workOrders =
      new WorkOrders("http://localhost:8080", ZoneId.of("Asia/Jakarta"));

  @Test
  void anOrderSaysWhatTheDepartmentNeeds() {
    JsonNode order = written(aFloodComplaint(), SITI);
    assertThat(order.path("type").textValue()).isEqualTo("id.laksa.workorder.v1");
    assertThat(order.path("workOrderId").textValue()).isEqualTo(aFloodComplaint().id() + ".3");
    assertThat(order.path("department").textValue()).isEqualTo("DPUPR");
    assertThat(order.path("priority").textValue()).isEqualTo("HIGH");
    assertThat(order.at("/location/kelurahan").textValue()).isEqualTo("Cipondoh");
    assertThat(order.at("/photos/0/url").textValue())
        .isEqualTo("http://localhost:8080/photos/0123456789ABCDEFGHJKMNPQRS");
    assertThat(order.path("receivedAt").textValue()).isEqualTo("2026-11-22T09:12:30+07:00");
    assertThat(order.path("note").isNull()).isTrue();
    assertThat(order.path("explanation").path("decidedBy").textValue()).isEqualTo("rules");
  }

  @Test
  void theDepartmentSeesNameAndNumberOfAReporterWhoAllowsItAndNoMore() {
    assertThat(written(aFloodComplaint(), SITI).path("reporter").toString())
        .isEqualTo("{\"name\":\"Siti Contoh\",\"phone\":\"+620000000000\"}");
  }

  @Test
  void anAnonymousReporterIsNowhereInTheOrder() {
    JsonNode order = written(anAnonymousComplaint(), SITI);
    assertThat(order.has("reporter")).isFalse();
    assertThat(order.toString()).doesNotContain("Siti", "+62", "example.org");
  }

  @Test
  void aReporterWhoLeftNeitherNameNorNumberIsAbsent() {
    Reporter onlyMail = new Reporter(null, null, "s@example.org");
    assertThat(written(aFloodComplaint(), onlyMail).has("reporter")).isFalse();
    assertThat(written(aFloodComplaint(), null).has("reporter")).isFalse();
  }

  @Test
  void everyOrderFitsTheSchemaThatDepartmentsAreGiven() {
    assertFits(written(aFloodComplaint(), SITI));
    assertFits(written(aFloodComplaint(), new Reporter("Siti", null, null)));
    assertFits(written(anAnonymousComplaint(), SITI));
    assertFits(EngineJson.written(order(new WorkOrders("https://x.id", ZoneOffset.UTC))));
    assertFits(written(withoutAPlace(), null));
  }

  @Test
  void nothingIsSentThatWasNotDispatched() {
    assertThatThrownBy(() -> workOrders.of(Complaints.aComplaintInTriage(), 3, null))
        .isInstanceOf(NullPointerException.class);
  }

  private JsonNode written(Complaint complaint, @Nullable Reporter reporter) {
    return EngineJson.written(workOrders.of(complaint, 3, reporter));
  }

  private static WorkOrder order(WorkOrders orders) {
    return orders.of(aFloodComplaint(), 3, SITI);
  }

  private static Complaint withoutAPlace() {
    return Complaints.aComplaintInTriage().at(aFloodComplaint(Status.DISPATCHED).state());
  }

  private static void assertFits(JsonNode order) {
    assertThat(Schemas.writtenFaults("workorder.v1", order)).isEmpty();
  }
}
