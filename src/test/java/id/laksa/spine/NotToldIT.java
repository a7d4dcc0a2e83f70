package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Faults.Call;
import id.laksa.dev.simulator.ReceivedMessage;
import id.laksa.docs.Schemas;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.liveroom.OperatorBrowser.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News that WhatsApp can't bring is told by an operator, whenever that becomes known. */
class NotToldIT extends WhatsAppCase {
  private static final String LIST = "/live-room/belum-disampaikan";
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
    ledger.jdbi().useHandle(handle -> handle.execute("delete from not_told"));
  }

  @Test
  void whatMetaTookAndCouldNotBringIsAskedOfAnOperatorWhoMarksItDone() throws Exception {
    String ticket = complaintOfOneWhoIsNotReached(somebody());
    OperatorBrowser operator = anOperator();
    Page list = operator.open(LIST);
    assertThat(list.html())
        .contains(ticket, "whatsapp undeliverable-131026", "Laporan diteruskan ke instansi");
    assertThat(operator.open("/live-room/").html()).contains("belum disampaikan");
    assertThat(operator.open("/live-room/laporan/" + ticket).html())
        .contains("Kabar kepada pelapor", "WhatsApp: gagal (131026)");
    Page done = operator.submit(list, "/live-room/laporan/" + ticket + "/disampaikan", Map.of());
    assertThat(done.header("Location")).isEqualTo(LIST + "?sudah=" + ticket);
    assertThat(operator.open(LIST).html()).doesNotContain(ticket);
    assertThat(history(ticket)).endsWith("news-missed", "news-brought");
    assertThat(
            ledger.count(
                "select count(*) from not_told where done_by = 'operator' and complaint_id ="
                    + " (select id from complaint where ticket = ?)",
                ticket))
        .isEqualTo(1);
  }

  @Test
  void theEventSaysWhatAndWhyAndNobody() throws Exception {
    try (EventReader events = new EventReader(engine)) {
      Citizen siti = somebody();
      String ticket = complaintOfOneWhoIsNotReached(siti);
      var all = events.of(ticket, 4);
      var data = JSON.readTree(all.get(all.size() - 1).value());
      assertThat(Schemas.writtenFaults("event.v1", data)).isEmpty();
      assertThat(data.path("news").asText()).isEqualTo("dispatched");
      assertThat(data.path("reasons").path(0).asText()).isEqualTo("whatsapp undeliverable-131026");
      assertThat(data.toString()).doesNotContain("Siti", siti.id().value());
    }
  }

  @Test
  void whoIsReachedLaterNeedsNoOperator() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOfOneWhoIsNotReached(siti);
    dpupr.answer(ticket, "ACKNOWLEDGED");
    awaitInbox(siti, 1);
    await().untilAsserted(() -> assertThat(anOperator().open(LIST).html()).doesNotContain(ticket));
  }

  @Test
  void whatMetaAsksToWaitForTakesNoStepOfTheLadder() throws Exception {
    engine.whatsapp().faults().failNext(Call.SEND, 429, 131056, 3);
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    awaitInTime(() -> errands("kind = 'whatsapp-send' and held = 3 and attempts < 2") == 1);
    awaitInTime(() -> !siti.inbox().isEmpty());
    assertThat(siti.inbox()).hasSize(1);
  }

  @Test
  void howFarAMessageCameIsSeenByTheOperator() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    await()
        .untilAsserted(
            () ->
                assertThat(anOperator().open("/live-room/laporan/" + ticket).html())
                    .contains("WhatsApp: dibaca"));
  }

  @Test
  void theFiguresCountThem() throws Exception {
    complaintOfOneWhoIsNotReached(somebody());
    await().until(() -> engine.metrics().contains("laksa_news_untold 1.0"));
  }

  @Test
  void whatIsLostForSilenceComesAsATemplate() {
    Citizen siti = somebody();
    siti.loseNext(131047);
    siti.text("#jalanrusak Jalan amblas");
    ReceivedMessage told = newest(siti, 1);
    assertThat(told.type()).isEqualTo("template");
    assertThat(told.text()).contains("diteruskan");
  }

  /** Meta takes his receipt, and tells later that it didn't arrive. Gives the ticket. */
  private String complaintOfOneWhoIsNotReached(Citizen citizen) {
    long before = missed();
    citizen.loseNext(131026);
    citizen.text("#jalanrusak Jalan amblas");
    awaitInTime(() -> missed() > before);
    return ledger.text(
        "select ticket from complaint c join not_told n on n.complaint_id = c.id"
            + " order by n.at desc limit 1");
  }

  private long missed() {
    return ledger.count("select count(*) from complaint_event where type = 'NEWS_MISSED'");
  }

  private OperatorBrowser anOperator() {
    OperatorBrowser browser = new OperatorBrowser(engine.http());
    browser.logIn("operator", engine.password("operator"));
    return browser;
  }
}
