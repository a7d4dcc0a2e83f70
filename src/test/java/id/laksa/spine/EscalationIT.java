package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.docs.Schemas;
import jakarta.jms.TextMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever stands on the ladder is told once, on his own way. */
class EscalationIT extends SpineCase {
  @Test
  void theDepartmentReadsItsEscalationsInItsOwnQueue() throws Exception {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      String ticket = accepted(saying("Banjir di jalan #banjir")).ticket();
      engine.clock().advance(Duration.ofDays(5));
      await().until(() -> history(ticket).stream().filter("escalated"::equals).count() == 5);
      TextMessage first = dpupr.escalation(ticket);
      assertThat(first.getJMSType()).isEqualTo("id.laksa.escalation.v1");
      JsonNode body = JSON.readTree(first.getText());
      assertThat(Schemas.writtenFaults("escalation.v1", body)).isEmpty();
      assertThat(body.path("stage").asText()).isEqualTo("warned/opd");
      assertThat(JSON.readTree(dpupr.escalation(ticket).getText()).path("receiver").asText())
          .isEqualTo("kepala-bidang");
      assertThat(JSON.readTree(dpupr.escalation(ticket).getText()).path("receiver").asText())
          .isEqualTo("kepala-dinas");
      assertThat(first.getText()).doesNotContain("Banjir");
    }
  }

  @Test
  void afterAReturnTheStepsAreTheOperatorsAndNotOfWhoGaveItBack() throws Exception {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      String ticket = accepted(saying("Banjir di jalan #banjir")).ticket();
      dpupr.answer(ticket, "RETURNED");
      awaitStatus(ticket, "RETURNED");
      engine.clock().advance(Duration.ofDays(5));
      await().until(() -> history(ticket).stream().filter("escalated"::equals).count() == 2);
      assertThat(
              ledger.text(
                  "select string_agg(e.data::jsonb ->> 'stage', ' ' order by seq)"
                      + " from complaint_event e join complaint c on c.id = e.complaint_id"
                      + " where e.type = 'ESCALATED' and c.ticket = '"
                      + ticket
                      + "'"))
          .isEqualTo("acknowledge/live-room resolve/sekda");
    }
  }
}
