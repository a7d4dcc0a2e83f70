package id.laksa.fieldpage;

import static id.laksa.fieldpage.FieldPhone.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.DepartmentSystem;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

/** An order that its department's system doesn't take is told of in words, wherever one looks. */
class UndeliverableOrderIT extends FieldCase {
  private static final int REJECTED = 2;
  private static final String TOLD = "order-undeliverable";

  @Test
  void theHistoryTheLiveRoomAndTheDepartmentsPageSayIt() throws Exception {
    String ticket = aDamagedRoad();
    reject(ticket);
    await().until(() -> history(ticket).contains(TOLD));
    assertThat(history(ticket)).containsOnlyOnce(TOLD).containsOnlyOnce("escalated");
    assertThat(liveRoom()).contains("Surat tugas yang tidak diterima sistem instansi", ticket);
    FieldPhone phone = aPhoneOf("dpupr");
    assertThat(html(phone.open("/opd/"))).contains("tidak dapat diterima sistem Anda", ticket);
    assertThat(html(phone.open(pageOf(ticket)))).contains("tidak dapat diterima sistem OPD");
    assertThat(html(aPhoneOf("dinkes").open("/opd/"))).doesNotContain(ticket);
  }

  @Test
  void offeredAgainItIsForgottenAndToldAnewIfItDiesAgain() throws Exception {
    String ticket = aDamagedRoad();
    reject(ticket);
    await().until(() -> history(ticket).contains(TOLD));
    try (var broker = engine()) {
      DeadLetterQueues letters = new DeadLetterQueues(broker, List.of("DLQ.opd.dpupr"));
      for (var letter : letters.list()) {
        if (letters.show(letter.id()).orElseThrow().original().contains(ticket)) {
          assertThat(letters.replay(letter.id())).isTrue();
        }
      }
    }
    await().until(() -> !liveRoom().contains(ticket));
    reject(ticket);
    await().until(() -> history(ticket).stream().filter(TOLD::equals).count() == 2);
    assertThat(liveRoom()).contains(ticket);
  }

  private void reject(String ticket) throws JMSException {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      Message order = dpupr.hold(ticket);
      order.setIntProperty("JMS_AMQP_ACK_TYPE", REJECTED);
      order.acknowledge();
    }
  }

  private String liveRoom() {
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    String page = operator.open("/live-room/").html();
    int from = page.indexOf("<h2 id=\"undeliverable\">");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private ActiveMQConnectionFactory engine() {
    return new ActiveMQConnectionFactory(
        engine.file().get("artemis.url"),
        engine.file().get("artemis.user"),
        engine.file().get("artemis.password"));
  }
}
