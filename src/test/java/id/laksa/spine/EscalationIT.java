package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.docs.Schemas;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever stands on the ladder is told once, on his own way. */
class EscalationIT extends SpineCase {
  @Test
  void theDepartmentReadsItsEscalationsInItsOwnQueue() throws Exception {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      String ticket = accepted(saying("Banjir di jalan #banjir")).ticket();
      engine.clock().advance(Duration.ofDays(5));
      await().until(() -> history(ticket).stream().filter("escalated"::equals).count() == 5);
      // Five days pass at once here: the errands of three steps are done side by side, in any
      // order.
      Set<String> steps = new TreeSet<>();
      for (int i = 0; i < 3; i++) {
        TextMessage told = dpupr.escalation(ticket);
        assertThat(told.getJMSType()).isEqualTo("id.laksa.escalation.v1");
        assertThat(told.getText()).doesNotContain("Banjir");
        JsonNode body = JSON.readTree(told.getText());
        assertThat(Schemas.writtenFaults("escalation.v1", body)).isEmpty();
        steps.add(body.path("stage").asText() + " " + body.path("receiver").asText());
      }
      assertThat(steps)
          .containsExactly(
              "resolve+P1D/kepala-dinas kepala-dinas",
              "resolve/kepala-bidang kepala-bidang",
              "warned/opd opd");
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
