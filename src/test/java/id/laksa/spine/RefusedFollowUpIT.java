package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.broker.AmqpBytes;
import id.laksa.broker.RawAmqp;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Follow-ups that change nothing: they go back to the department with the reason. */
class RefusedFollowUpIT extends SpineCase {
  private DepartmentSystem dpupr;
  private String ticket;

  @BeforeEach
  void aComplaintAtItsDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    ticket = aDamagedRoad();
  }

  @AfterEach
  void nothingChanged() throws Exception {
    assertThat(history(ticket)).containsExactly("received", "classified", "dispatched");
    dpupr.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"updateId\": \"MARK\"}",
        "MARK bukan JSON",
        "\"MARK\"",
        "[\"MARK\"]",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\", \"ticket\": 5, \"kind\": \"RESOLVED\"}",
        "{\"type\": \"id.laksa.followup.v2\", \"updateId\": \"MARK\", \"ticket\": \"T\", \"kind\": \"RESOLVED\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\", \"ticket\": \"T\", \"kind\": \"CLOSED\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\", \"ticket\": \"T\", \"kind\": \"RESOLVED\", \"kind\": \"RETURNED\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\", \"ticket\": \"T\", \"kind\": \"RETURNED\", \"text\": \"a\\u0000\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\", \"ticket\": \"T\", \"kind\": \"RETURNED\", \"text\": \"a\\ud800\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\\udc00\", \"ticket\": \"T\", \"kind\": \"RETURNED\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"MARK\", \"ticket\": \"T\", \"kind\": \"RESOLVED\", \"evidence\": [\"\\ud800\"]}"
      })
  void aMalformedOneComesBackAsItWas(String template) throws Exception {
    String marker = UUID.randomUUID().toString();
    String original = template.replace("MARK", marker).replace("\"T\"", "\"" + ticket + "\"");
    dpupr.send(original, Map.of());
    assertRefused(marker, "malformed", original);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LKS-0000-0000-0000-0000", "x", "'; drop table complaint; --", "LKS-\u0130"})
  void anUnknownTicketIsRefused(String unknown) throws Exception {
    assertRefused(dpupr.answer(unknown, "ACKNOWLEDGED"), "unknown-ticket");
  }

  @Test
  void anotherDepartmentsTicketIsRefused() throws Exception {
    try (DepartmentSystem dishub = new DepartmentSystem(engine, "dishub")) {
      String updateId = dishub.answer(ticket, "RETURNED");
      TextMessage refused = dishub.refused(updateId);
      assertThat(refused.getStringProperty("laksa_reason")).isEqualTo("not-yours");
    }
  }

  @Test
  void aTicketInTriageIsNobodys() throws Exception {
    String nobodys = accepted(saying("Tanpa tagar")).ticket();
    assertRefused(dpupr.answer(nobodys, "ACKNOWLEDGED"), "not-yours");
  }

  @Test
  void whatIsIllegalNowIsRefused() throws Exception {
    String returned = aDamagedRoad();
    dpupr.answer(returned, "RETURNED");
    awaitStatus(returned, "RETURNED");
    assertRefused(dpupr.answer(returned, "ACKNOWLEDGED"), "illegal-transition");
    assertRefused(dpupr.answer(returned, "NEEDS_INFO"), "illegal-transition");
  }

  @Test
  void aResolutionWithoutAPhotoIsRefused() throws Exception {
    assertRefused(dpupr.answer(ticket, "RESOLVED"), "evidence-missing");
  }

  @Test
  void aResolutionWithAPhotoThatIsNotItsOwnIsRefused() throws Exception {
    String other = aDamagedRoad();
    String foreign = evidence(dpupr, other, 21);
    assertRefused(dpupr.answer(ticket, "RESOLVED", foreign), "evidence-refused");
    assertRefused(dpupr.answer(ticket, "RESOLVED", "never-uploaded"), "evidence-refused");
    assertThat(
            ledger.count(
                "select coalesce(sum(times), 0) from refused_attempt"
                    + " where attempt = 'FOLLOW_UP_WITH_BAD_EVIDENCE' and department = ?",
                "DPUPR"))
        .isPositive();
    String own = evidence(dpupr, ticket, 22);
    assertRefused(dpupr.answer(ticket, "RESOLVED", own, foreign), "evidence-refused");
    try (DepartmentSystem dishub = new DepartmentSystem(engine, "dishub")) {
      String dark = accepted(saying("Gelap #pju")).ticket();
      String ofDishub = evidence(dishub, dark, 23);
      assertRefused(dpupr.answer(ticket, "RESOLVED", ofDishub), "evidence-refused");
    }
  }

  @Test
  void theReportersOwnPhotoIsNoEvidence() throws Exception {
    var receipt =
        citizen.postForm(
            COMPLAINTS,
            List.of(
                Citizen.Part.complaint(saying("#jalanrusak")),
                Citizen.Part.photo(Photographs.ofAStreet(24))),
            Map.of());
    String url =
        DepartmentSystem.json(dpupr.workOrder(receipt.ticket()))
            .path("photos")
            .path(0)
            .path("url")
            .asText();
    String id = url.substring(url.lastIndexOf('/') + 1);
    assertRefused(dpupr.answer(receipt.ticket(), "RESOLVED", id), "evidence-refused");
  }

  @Test
  void aRefusedUpdateMayBeSentAgainUnderItsId() throws Exception {
    String other = aDamagedRoad();
    String updateId = dpupr.answer(other, "RESOLVED");
    assertRefused(updateId, "evidence-missing");
    dpupr.answerAs(updateId, other, "RESOLVED", evidence(dpupr, other, 25));
    awaitStatus(other, "RESOLVED");
  }

  @Test
  void fieldsOfTheDepartmentsOwnAreIgnored() throws Exception {
    String other = aDamagedRoad();
    ObjectNode own = JSON.createObjectNode().put("type", "id.laksa.followup.v1");
    own.put("updateId", UUID.randomUUID().toString()).put("ticket", other);
    own.put("kind", "ACKNOWLEDGED").put("officer", 7).putNull("text").putNull("evidence");
    dpupr.send(own.toString(), Map.of());
    awaitStatus(other, "ACKNOWLEDGED");
  }

  @Test
  void aRefusalIsKnownAgainByItsEnvelope() throws Exception {
    String marker = UUID.randomUUID().toString();
    Session session = dpupr.session();
    TextMessage original = session.createTextMessage("{\"updateId\": \"" + marker + "\"}");
    original.setJMSType("laporan-harian");
    original.setStringProperty("crew", "UPT Barat");
    original.setIntProperty("attempt", 3);
    original.setBooleanProperty("resent", true);
    original.setStringProperty("laksa_reason", "mine");
    original.setStringProperty("CamelJmsDestinationName", "opd.dishub");
    original.setStringProperty("JMSXGroupID", "g");
    try (MessageProducer updates = session.createProducer(session.createQueue("opd.updates"))) {
      updates.send(original);
    }
    TextMessage refused = dpupr.refused(marker);
    assertThat(refused.getJMSCorrelationID()).isEqualTo(original.getJMSMessageID());
    assertThat(refused.getJMSType()).isEqualTo("laporan-harian");
    assertThat(refused.getStringProperty("crew")).isEqualTo("UPT Barat");
    assertThat(refused.getIntProperty("attempt")).isEqualTo(3);
    assertThat(refused.getBooleanProperty("resent")).isTrue();
    assertThat(refused.getStringProperty("laksa_reason")).isEqualTo("malformed");
    assertThat(refused.propertyExists("CamelJmsDestinationName")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("idsOfEveryKind")
  void anIdOfAnyKindComesBackAsCorrelationId(Object id) throws Exception {
    String marker = UUID.randomUUID().toString();
    Properties properties = new Properties();
    properties.setMessageId(id);
    properties.setSubject("laporan");
    byte[] message =
        AmqpBytes.encode(properties, new AmqpValue("{\"updateId\": \"" + marker + "\"}"));
    int port = URI.create("amqp://" + engine.amqp()).getPort();
    try (RawAmqp raw = new RawAmqp(port, "dpupr", engine.password("dpupr"))) {
      assertThat(raw.send(raw.link("opd.updates"), 0, message)).isEqualTo("accepted");
    }
    TextMessage refused = dpupr.refused(marker);
    assertThat(refused.getJMSCorrelationID()).endsWith(String.valueOf(id));
    assertThat(refused.getJMSType()).isEqualTo("laporan");
  }

  static Stream<Object> idsOfEveryKind() {
    return Stream.of("DPUPR-17", UUID.randomUUID(), UnsignedLong.valueOf(42));
  }

  private void assertRefused(String updateId, String reason) throws Exception {
    TextMessage refused = dpupr.refused(updateId);
    assertThat(refused.getStringProperty("laksa_reason")).isEqualTo(reason);
    assertThat(refused.getStringProperty("laksa_detail")).isNotBlank();
    assertThat(DepartmentSystem.json(refused).path("updateId").asText()).isEqualTo(updateId);
  }

  private void assertRefused(String marker, String reason, String original) throws Exception {
    TextMessage refused = dpupr.refused(marker);
    assertThat(refused.getText()).isEqualTo(original);
    assertThat(refused.getStringProperty("laksa_reason")).isEqualTo(reason);
    assertThat(refused.getStringProperty("laksa_detail")).isNotBlank();
  }
}
