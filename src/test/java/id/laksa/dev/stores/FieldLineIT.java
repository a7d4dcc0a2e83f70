package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Department;
import id.laksa.fieldpage.FieldUpdateOutcome;
import id.laksa.fieldpage.jms.DepartmentLine;
import id.laksa.followup.FollowUp;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The field page at a real broker: it is its department, and no more than that. */
class FieldLineIT {
  private static final Department DPUPR = new Department("DPUPR", "Dinas PUPR");
  private static final FollowUp ACCEPTED =
      new FollowUp("page-1", "LKS-1", FollowUp.Kind.ACKNOWLEDGED, null, List.of(), null);
  @TempDir Path folder;
  private BrokerFixture broker;
  private JMSContext engine;

  @BeforeEach
  void aBroker() {
    broker = new BrokerFixture(folder);
    engine = broker.engine();
  }

  @AfterEach
  void stop() {
    engine.close();
    broker.close();
  }

  @Test
  void itSpeaksAsItsDepartmentAndWhatNobodyDecidedStaysAsItIs() throws Exception {
    order("LKS-1");
    assertThat(line(BrokerFixture.ENGINE_PASSWORD).say(DPUPR, ACCEPTED, () -> false))
        .isEqualTo(new FieldUpdateOutcome.Waiting());
    var said = engine.createConsumer(engine.createQueue("opd.updates")).receive(5_000);
    assertThat(said.getStringProperty("laksa_sender")).isEqualTo("dpupr");
    assertThat(said.getBody(String.class)).contains("\"updateId\":\"page-1\"", "ACKNOWLEDGED");
    assertThat(BrokerFixture.isEmpty(engine, "opd.dpupr")).isFalse();
  }

  @Test
  void whatWasRecordedTakesTheOrdersOfItsTicketAndNoOthers() throws Exception {
    order("LKS-1");
    order("LKS-2");
    order("LKS-1");
    assertThat(line(BrokerFixture.ENGINE_PASSWORD).say(DPUPR, ACCEPTED, () -> true))
        .isEqualTo(new FieldUpdateOutcome.Recorded());
    var orders = engine.createConsumer(engine.createQueue("opd.dpupr"));
    assertThat(orders.receive(5_000).getStringProperty("laksa_ticket")).isEqualTo("LKS-2");
    assertThat(orders.receiveNoWait()).isNull();
  }

  @Test
  void aRefusalIsTakenAndOthersAreLeft() throws Exception {
    refusal("of-a-system", "not-yours");
    refusal("page-1", "evidence-missing");
    assertThat(line(BrokerFixture.ENGINE_PASSWORD).say(DPUPR, ACCEPTED, () -> false))
        .isEqualTo(new FieldUpdateOutcome.Refused("evidence-missing", "Kalimat."));
    var left = engine.createConsumer(engine.createQueue("opd.dpupr.refused"));
    assertThat(left.receive(5_000).getStringProperty("laksa_update")).isEqualTo("of-a-system");
    assertThat(left.receiveNoWait()).isNull();
  }

  @Test
  void anEngineThatTheBrokerDoesNotKnowSendsNothing() {
    assertThat(line("wrong").say(DPUPR, ACCEPTED, () -> true))
        .isEqualTo(new FieldUpdateOutcome.Away());
    assertThat(BrokerFixture.isEmpty(engine, "opd.updates")).isTrue();
  }

  private DepartmentLine line(String password) {
    return new DepartmentLine(
        new ActiveMQConnectionFactory(broker.coreUrl(), EmbeddedArtemis.ENGINE_USER, password),
        new ObjectMapper(),
        InstantSource.fixed(Instant.EPOCH));
  }

  private void order(String ticket) {
    engine
        .createProducer()
        .setProperty("laksa_ticket", ticket)
        .send(engine.createQueue("opd.dpupr"), "{}");
  }

  private void refusal(String updateId, String reason) {
    engine
        .createProducer()
        .setProperty("laksa_update", updateId)
        .setProperty("laksa_reason", reason)
        .setProperty("laksa_detail", "Kalimat.")
        .send(engine.createQueue("opd.dpupr.refused"), "{}");
  }
}
