package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ReceivedMessage;
import id.laksa.docs.Schemas;
import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A citizen telephones, or stands at the counter, and somebody types it. */
class DeskIT extends LiveRoomCase {
  private static final String DESK = "/live-room/meja";
  private static final AtomicLong NUMBERS = new AtomicLong(628_770_000_100L);
  private static final Pattern KEY =
      Pattern.compile("<input type=\"hidden\" name=\"key\" value=\"([^\"]+)\">");
  private static final Pattern RECEIPT =
      Pattern.compile("/live-room/meja/(LKS(?:-[0-9A-Z]{4}){4})(\\?kabar=wa)?");
  private final OperatorBrowser operator = anOperator();

  @Test
  void whatIsTypedIsOneComplaintHoweverOftenItIsSent() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    String first = receiptOf(operator.submit(page, DESK, form));
    assertThat(receiptOf(operator.submit(page, DESK, form))).isEqualTo(first);
    assertThat(typed(form)).isOne();
    assertThat(citizen.look(first).path("department").path("code").asText()).isEqualTo("DPUPR");
  }

  @Test
  void ofTwoClicksAtOnceOneComplaintComes() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    List<CompletableFuture<Page>> clicks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      clicks.add(CompletableFuture.supplyAsync(() -> operator.submit(page, DESK, form)));
    }
    assertThat(clicks.stream().map(CompletableFuture::join).map(DeskIT::receiptOf).distinct())
        .hasSize(1);
    assertThat(typed(form)).isOne();
  }

  @Test
  void whoTypedItAndHowItCameIsInTheHistoryAndInNothingPublic() throws Exception {
    OperatorBrowser sari = aPerson("sari.meja", "operator");
    Page page = sari.open(DESK);
    String ticket = receiptOf(sari.submit(page, DESK, aCall(page)));
    assertThat(operator.open(pageOf(ticket)).html())
        .contains("(telepon)", "Petugas sari.meja", "lalu), Loket")
        .doesNotContain("Bu Aminah", "0813-9999");
    JsonNode seen = citizen.look(ticket);
    assertThat(seen.toString()).doesNotContain("sari.meja", "Aminah");
    assertThat(Schemas.answerFaults("ComplaintState", seen)).isEmpty();
    String data =
        ledger.text(
            "select data from complaint_event e join complaint c on c.id = e.complaint_id"
                + " where e.seq = 1 and c.ticket = '"
                + ticket
                + "'");
    assertThat(data).contains("\"came\":\"telephone\"").doesNotContain("sari", "Aminah");
    assertThat(Schemas.writtenFaults("event.v1", JSON.readTree(data))).isEmpty();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
      assertThat(order.path("reporter").path("name").asText()).isEqualTo("Bu Aminah");
      assertThat(order.toString()).doesNotContain("sari.meja");
    }
  }

  @Test
  void whoAllowsItGetsReceiptAndNewsByWhatsAppAndAnswersThere() throws Exception {
    String number = String.valueOf(NUMBERS.incrementAndGet());
    Citizen aminah = engine.whatsapp().citizen(number, "Aminah");
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.putAll(Map.of("phone", "0" + number.substring(2), "whatsapp", "1"));
    Page sent = operator.submit(page, DESK, form);
    String ticket = receiptOf(sent);
    assertThat(sent.header("Location")).endsWith("?kabar=wa");
    assertThat(operator.open(sent.header("Location")).html()).contains("ke WhatsApp pelapor");
    assertThat(awaitInbox(aminah, 1).get(0).text()).contains(ticket);
    assertThat(operator.submit(page, DESK, form).status()).isEqualTo(303);
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.workOrder(ticket);
      dpupr.answer(ticket, "IN_PROGRESS");
      assertThat(awaitInbox(aminah, 2).get(1).text()).contains(ticket);
      dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 61));
      awaitInbox(aminah, 3);
    }
    aminah.tapButton("confirm:" + ticket, "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
  }

  @Test
  void whoAllowsNothingIsWrittenToByNobodyAndGetsPaper() {
    String number = String.valueOf(NUMBERS.incrementAndGet());
    Citizen silent = engine.whatsapp().citizen(number, "Diam");
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.put("phone", "0" + number.substring(2));
    Page sent = operator.submit(page, DESK, form);
    String ticket = receiptOf(sent);
    Page paper = operator.open(sent.header("Location"));
    assertThat(paper.status()).isEqualTo(200);
    assertThat(paper.html())
        .contains(ticket, "Dinas Pekerjaan Umum", "WIB", "Selesai paling lambat", "Selanjutnya")
        .containsPattern("/lacak/" + ticket + "/[\\w-]{22}<")
        .doesNotContain("Bu Aminah", number.substring(2), "Lubang di depan pasar");
    await()
        .until(
            () ->
                ledger.count("select count(*) from outbox where destination = 'notifications'")
                    == 0);
    assertThat(silent.inbox()).isEmpty();
    assertThat(
            ledger.count(
                "select count(*) from whatsapp_complaint w join complaint c"
                    + " on c.id = w.complaint_id where c.ticket = ?",
                ticket))
        .isZero();
    OperatorBrowser other = aPerson("lain.meja", "operator");
    assertThat(other.open(DESK + "/" + ticket).html())
        .contains("/lacak/" + ticket)
        .doesNotContainPattern("/lacak/" + ticket + "/");
  }

  @Test
  void theReceiptOfAConfidentialComplaintIsForWhoTypedItAlone() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.put("confidential", "1");
    String path = operator.submit(page, DESK, form).header("Location");
    assertThat(operator.open(path).status()).isEqualTo(200);
    assertThat(aPerson("loket.lain", "clerk").open(path).status()).isEqualTo(404);
  }

  @Test
  void aNumberThatWhatsAppDoesNotKnowIsLeftToAnOperator() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.putAll(Map.of("phone", "0877-0000-0001", "whatsapp", "1"));
    String ticket = receiptOf(operator.submit(page, DESK, form));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return history(ticket).contains("news-missed");
            });
    ledger.jdbi().useHandle(handle -> handle.execute("delete from not_told"));
  }

  @Test
  void anErasureTakesTheNumberAndItsConversationToo() {
    String number = String.valueOf(NUMBERS.incrementAndGet());
    Citizen aminah = engine.whatsapp().citizen(number, "Aminah");
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.putAll(Map.of("phone", "0" + number.substring(2), "whatsapp", "1"));
    String ticket = receiptOf(operator.submit(page, DESK, form));
    awaitInbox(aminah, 1);
    Page shown = operator.open(pageOf(ticket));
    assertThat(
            operator
                .submit(shown, pageOf(ticket) + "/hapus", Map.of("why", "diminta", "sure", "ya"))
                .status())
        .isEqualTo(303);
    for (String table : List.of("whatsapp_complaint", "complaint_person")) {
      assertThat(
              ledger.count(
                  "select count(*) from "
                      + table
                      + " w join complaint c on c.id = w.complaint_id where c.ticket = ?",
                  ticket))
          .as(table)
          .isZero();
    }
    assertThat(citizen.look(ticket).path("history").toString()).contains("erased");
    assertThat(operator.open(pageOf(ticket)).html()).contains("Petugas operator");
  }

  @Test
  void whatCanNotBeTakenComesBackAsItWasTyped() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.remove("came");
    form.putAll(Map.of("phone", "tidak tahu", "whatsapp", "1", "place", "Antah/Berantah"));
    Page again = operator.submit(page, DESK, form);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.html())
        .contains(
            form.get("text"),
            "value=\"Bu Aminah\"",
            "value=\"tidak tahu\"",
            "Pilih bagaimana laporan ini datang",
            "id=\"phone-wrong\"",
            "id=\"place-wrong\"");
    assertThat(typed(form)).isZero();
    form.putAll(Map.of("came", "counter", "phone", "", "place", "", "whatsapp", ""));
    assertThat(operator.submit(again, DESK, form).status()).isEqualTo(303);
  }

  @Test
  void theSameFormWithOtherWordsLeadsToTheFirstAndKeepsTheOthers() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    String first = receiptOf(operator.submit(page, DESK, form));
    form.put("text", "Ternyata jembatannya " + page.hashCode());
    Page taken = operator.submit(page, DESK, form);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.html()).contains(DESK + "/" + first, form.get("text"));
    form.put("key", key(taken));
    assertThat(receiptOf(operator.submit(taken, DESK, form))).isNotEqualTo(first);
  }

  @Test
  void photosComeAlongAndNeedNotBeChosenAgain() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.remove("came");
    Answer again = send(operator, page, form, Photographs.ofAStreet(71));
    assertThat(again.status()).isEqualTo(400);
    Matcher seal =
        Pattern.compile("name=\"kept\" value=\"([^\"]+)\"")
            .matcher(new String(again.raw().body(), java.nio.charset.StandardCharsets.UTF_8));
    assertThat(seal.find()).isTrue();
    form.putAll(Map.of("came", "letter", "kept", seal.group(1)));
    String ticket = receiptOf(operator.submit(page, DESK, form));
    assertThat(operator.open(pageOf(ticket)).html()).contains("Foto 1 dari pelapor", "(surat)");
  }

  @ParameterizedTest
  @CsvSource({"auditor, 403", "administrator, 403", "supervisor, 200", "clerk, 200"})
  void whoMayTypeComesToTheDeskAndNobodyElse(String role, int status) {
    OperatorBrowser person = aPerson("meja." + role, role);
    Page page = person.open(DESK);
    assertThat(page.status()).isEqualTo(status);
    Page own = operator.open(DESK);
    Map<String, String> form = aCall(own);
    form.put("token", person.open("/live-room/saya").hidden().get("token"));
    assertThat(person.submit(page, DESK, form).status()).isEqualTo(status == 200 ? 303 : 403);
    assertThat(typed(form)).isEqualTo(status == 200 ? 1 : 0);
  }

  @Test
  void aClerkBeginsAtTheDeskAndSeesNoComplaint() {
    String ticket = anUnclearComplaint();
    OperatorBrowser clerk = aPerson("loket.cipondoh", "clerk");
    assertThat(clerk.open(LIST).header("Location")).isEqualTo(DESK);
    for (String path : List.of(pageOf(ticket), "/live-room/laporan", "/live-room/cari")) {
      assertThat(clerk.open(path).status()).as(path).isEqualTo(403);
    }
    assertThat(clerk.open(DESK + "/" + ticket).status()).as("no desk's").isEqualTo(404);
  }

  @Test
  void whatWasTypedWhenTheSessionEndedIsStillThereAfterTheLogin() {
    Page page = operator.open(DESK);
    Map<String, String> form = aCall(page);
    form.put("text", "Pohon tumbang <b>besar</b>\nmenutup jalan " + NUMBERS.incrementAndGet());
    engine.clock().advance(Duration.ofHours(8));
    Page login = operator.submit(page, DESK, form);
    assertThat(login.status()).isEqualTo(401);
    assertThat(login.html())
        .contains("Sesi Anda sudah berakhir", "&lt;b&gt;besar")
        .doesNotContain("<b>besar");
    assertThat(typed(form)).isZero();
    Map<String, String> carried = hidden(login);
    carried.putAll(Map.of("user", "operator", "password", "salah"));
    Page wrong = operator.submit(login, "/live-room/login", carried);
    assertThat(wrong.status()).isEqualTo(401);
    carried = hidden(wrong);
    carried.putAll(Map.of("user", "operator", "password", engine.password("operator")));
    Page in = operator.submit(wrong, "/live-room/login", carried);
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.html()).contains("Anda sudah masuk lagi", "action=\"" + DESK + "\"");
    Page filled = operator.submit(in, DESK, hidden(in));
    assertThat(filled.status()).isEqualTo(200);
    assertThat(filled.html())
        .contains("&lt;b&gt;besar", "value=\"Bu Aminah\"", "telephone\" required checked");
    assertThat(typed(form)).isZero();
    form.put("key", key(filled));
    receiptOf(operator.submit(filled, DESK, form));
    assertThat(typed(form)).isOne();
  }

  /** A call about a damaged road, typed into a form that was opened. */
  private static Map<String, String> aCall(Page page) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("key", key(page));
    form.put("came", "telephone");
    form.put("text", "Lubang di depan pasar " + NUMBERS.incrementAndGet());
    form.put("hashtag", "#jalanrusak");
    form.put("name", "Bu Aminah");
    return form;
  }

  private static String key(Page page) {
    Matcher key = KEY.matcher(page.html());
    return key.find() ? key.group(1) : "";
  }

  private static Map<String, String> hidden(Page page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
            .matcher(page.html());
    while (inputs.find()) {
      fields.put(
          inputs.group(1),
          inputs.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
    return fields;
  }

  private static String receiptOf(Page page) {
    assertThat(page.status()).describedAs(page.html()).isEqualTo(303);
    Matcher receipt = RECEIPT.matcher(page.header("Location"));
    assertThat(receipt.matches()).describedAs(page.header("Location")).isTrue();
    return receipt.group(1);
  }

  private Answer send(OperatorBrowser browser, Page page, Map<String, String> form, byte[] photo) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.field("token", page.hidden().get("token")));
    form.forEach((name, value) -> parts.add(Part.field(name, value)));
    parts.add(Part.photo(photo));
    return citizen.postForm(
        DESK, parts, Map.of("Cookie", browser.cookie(), "Origin", engine.http()));
  }

  private long typed(Map<String, String> form) {
    return ledger.count(
        "select count(*) from complaint where channel = 'DESK' and text = ?", form.get("text"));
  }

  /** By a clock that goes on: WhatsApp's limits go by it. */
  private List<ReceivedMessage> awaitInbox(Citizen one, int messages) {
    return await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(1));
              return one.inbox();
            },
            inbox -> inbox.size() >= messages);
  }
}
