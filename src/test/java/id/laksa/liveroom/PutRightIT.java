package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.laksa.app.Keys;
import id.laksa.audit.AuditVerify;
import id.laksa.complaint.HashChain;
import id.laksa.docs.Schemas;
import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.DepartmentSystem;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went to the wrong department is put right while that has it. */
class PutRightIT extends LiveRoomCase {
  private static final String WRONG = "Ini tumpukan sampah, bukan jalan rusak";
  private final OperatorBrowser operator = anOperator();
  private DepartmentSystem dpupr;
  private DepartmentSystem dlh;

  @BeforeEach
  void logInAsDepartments() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    dlh = new DepartmentSystem(engine, "dlh");
  }

  @AfterEach
  void logOutAndLookAtTheChain() throws Exception {
    dpupr.close();
    dlh.close();
    var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    byte[] key = Base64.getDecoder().decode(Keys.load(engine.data()).ticketKey());
    var chain = new AuditVerify(ledger.jdbi(), new HashChain(key, json), json).verify();
    assertThat(chain.first()).as("the first broken link").isNull();
  }

  @Test
  void whatNobodyTookLeavesTheOldQueueAndTheNewOneHasIt() throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> dpupr.queued(ticket) == 1);
    String resolveBy = citizen.look(ticket).path("resolveBy").asText();

    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).contains("Alihkan, bagi atau tarik kembali");
    Page done = reassign(page, ticket, "sampah", WRONG);

    assertThat(done.status()).isEqualTo(303);
    assertThat(done.header("Location")).isEqualTo(pageOf(ticket));
    awaitWithdrawn(ticket);
    assertThat(dpupr.queued(ticket)).isZero();
    assertThat(dlh.queued(ticket)).isEqualTo(1);
    JsonNode order = DepartmentSystem.json(dlh.workOrder(ticket));
    assertThat(order.path("department").asText()).isEqualTo("DLH");
    assertThat(order.path("category").asText()).isEqualTo("sampah");
    assertThat(order.path("explanation").path("decidedBy").asText()).isEqualTo("operator");
    assertThat(order.path("note").asText()).contains("Catatan petugas: Dekat pasar");
    JsonNode seen = citizen.look(ticket);
    assertThat(seen.path("department").path("code").asText()).isEqualTo("DLH");
    assertThat(seen.path("resolveBy").asText()).isEqualTo(resolveBy);
    assertThat(seen.toString()).contains(WRONG, "mengalihkan laporan").doesNotContain("pasar");
    assertThat(history(ticket))
        .containsSubsequence("dispatched", "recalled", "dispatched", "order-withdrawn")
        .doesNotContain("order-taken");
    assertThat(operator.open(pageOf(ticket)).html())
        .contains("Petugas menarik laporan dari instansi", WRONG, "Petugas operator");
  }

  @Test
  void whatWasTakenIsRevokedAndTheOldDepartmentsLaterAnswersAreRefused() throws Exception {
    String ticket = aDamagedRoad();
    String taken = DepartmentSystem.json(dpupr.workOrder(ticket)).path("workOrderId").asText();
    dpupr.answer(ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");

    assertThat(reassign(operator.open(pageOf(ticket)), ticket, "sampah", WRONG).status())
        .isEqualTo(303);

    awaitWithdrawn(ticket);
    assertRevoked(dpupr, ticket, taken);
    assertThat(dpupr.queued(ticket)).isZero();
    assertRefused(dpupr.answer(ticket, "IN_PROGRESS"));
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(history(ticket)).containsOnlyOnce("order-taken").doesNotContain("order-withdrawn");
    assertThat(DepartmentSystem.json(dlh.workOrder(ticket)).path("department").asText())
        .isEqualTo("DLH");
    dlh.answer(ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
  }

  @Test
  void whatIsRecalledBeforeAnybodyTookItWaitsInTheListAgainAndIsInNoQueue() throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> dpupr.queued(ticket) == 1);
    String resolveBy = citizen.look(ticket).path("resolveBy").asText();

    assertThat(recall(operator.open(pageOf(ticket)), ticket, "Lokasinya belum jelas").status())
        .isEqualTo(303);

    JsonNode seen = citizen.look(ticket);
    assertThat(seen.path("status").asText()).isEqualTo("TRIAGE");
    assertThat(seen.path("department").isNull()).isTrue();
    assertThat(Schemas.answerFaults("ComplaintState", seen)).isEmpty();
    assertThat(seen.path("resolveBy").asText()).isEqualTo(resolveBy);
    assertThat(seen.toString()).contains("Lokasinya belum jelas");
    assertThat(operator.open(LIST).html()).contains(ticket, "Petugas menariknya dari instansi");
    Page page = operator.open(pageOf(ticket));
    awaitWithdrawn(ticket);
    assertThat(dpupr.queued(ticket)).isZero();
    assertThat(history(ticket)).contains("order-withdrawn").doesNotContain("order-taken");
    assertThat(assign(operator, page, ticket, "sampah").status())
        .as("what becomes of the old order spoils no decision")
        .isEqualTo(303);
    assertThat(DepartmentSystem.json(dlh.workOrder(ticket)).path("resolveBy").asText())
        .isEqualTo(resolveBy);
  }

  @Test
  void whatIsRecalledFromWhoBeganIsRevokedAndNobodysToAnswer() throws Exception {
    String ticket = aDamagedRoad();
    String taken = DepartmentSystem.json(dpupr.workOrder(ticket)).path("workOrderId").asText();
    dpupr.answer(ticket, "IN_PROGRESS");
    awaitStatus(ticket, "IN_PROGRESS");

    assertThat(recall(operator.open(pageOf(ticket)), ticket, WRONG).status()).isEqualTo(303);

    awaitWithdrawn(ticket);
    assertRevoked(dpupr, ticket, taken);
    assertRefused(dpupr.answer(ticket, "RETURNED"));
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("TRIAGE");
    assertThat(history(ticket)).containsOnlyOnce("recalled").containsOnlyOnce("order-taken");
  }

  @Test
  void whoGetsItBackAndLosesItAgainIsToldOfTheSecondOrder() throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> dpupr.queued(ticket) == 1);
    reassign(operator.open(pageOf(ticket)), ticket, "sampah", WRONG);
    awaitWithdrawn(ticket);
    reassign(operator.open(pageOf(ticket)), ticket, "jalan-rusak", "Ternyata jalan");
    awaitWithdrawn(ticket);
    assertThat(dlh.queued(ticket)).isZero();
    String second = DepartmentSystem.json(dpupr.workOrder(ticket)).path("workOrderId").asText();

    reassign(operator.open(pageOf(ticket)), ticket, "sampah", "Ternyata memang sampah");

    awaitWithdrawn(ticket);
    assertRevoked(dpupr, ticket, second);
    assertThat(dpupr.queued(ticket)).isZero();
    assertThat(dlh.queued(ticket)).isEqualTo(1);
    assertEveryEventIsAsDescribed(ticket);
  }

  @Test
  void ofTwoWhoReassignAtOnceOneWinsAndTheOtherKeepsWhatWasTyped() throws Exception {
    String ticket = aDamagedRoad();
    OperatorBrowser other = anOperator();
    Page first = operator.open(pageOf(ticket));
    Page second = other.open(pageOf(ticket));
    List<CompletableFuture<Page>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> reassign(first, ticket, "sampah", WRONG)),
            CompletableFuture.supplyAsync(
                () -> submit(other, second, ticket, "jalan-provinsi", WRONG)));
    List<Page> answers = both.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(303, 409);
    assertThat(answers.stream().filter(page -> page.status() == 409).findFirst().orElseThrow())
        .extracting(Page::html)
        .asString()
        .contains("mungkin petugas lain lebih dulu", ">" + WRONG + "</textarea>");
    assertThat(history(ticket)).containsOnlyOnce("recalled");
    awaitWithdrawn(ticket);
    String has = citizen.look(ticket).path("department").path("code").asText();
    assertThat(has).isIn("DLH", "EXT_PUPR_BANTEN");
    try (DepartmentSystem province = new DepartmentSystem(engine, "ext_pupr_banten")) {
      await().until(() -> ledger.waiting(ticket) == 0);
      assertThat(dlh.queued(ticket) + province.queued(ticket)).isEqualTo(1);
      assertThat(dpupr.queued(ticket)).isZero();
    }
  }

  @Test
  void aFormFromBeforeAnotherDecidedChangesNothing() {
    String ticket = aDamagedRoad();
    Page stale = operator.open(pageOf(ticket));
    assertThat(recall(stale, ticket, "Salah instansi").status()).isEqualTo(303);
    Page late = reassign(stale, ticket, "sampah", WRONG);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.html()).contains("sudah berubah", ">" + WRONG + "</textarea>");
    assertThat(recall(stale, ticket, "Sekali lagi").status()).isEqualTo(409);
    assertThat(history(ticket)).containsOnlyOnce("recalled").containsOnlyOnce("dispatched");
  }

  @Test
  void whatIsWrongWithTheFormIsSaidBesideTheField() {
    String ticket = aDamagedRoad();
    Page page = operator.open(pageOf(ticket));
    assertThat(reassign(page, ticket, "jalan-rusak", WRONG))
        .satisfies(same -> assertThat(same.status()).isEqualTo(400))
        .extracting(Page::html)
        .asString()
        .contains("id=\"department-wrong\"", "Laporan ini sudah di Dinas Pekerjaan Umum", WRONG);
    for (Page wrong : List.of(reassign(page, ticket, "sampah", "  "), recall(page, ticket, ""))) {
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.html()).contains("id=\"reason-wrong\"", "Tulis alasannya");
    }
    for (Page wrong :
        List.of(
            reassign(page, ticket, "sampah", "x".repeat(4_000)),
            recall(page, ticket, "x".repeat(4_000)))) {
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.html()).contains("id=\"reason-wrong\"", "Paling banyak 1000", "xxxx");
    }
    assertThat(reassign(page, ticket, "tidak-ada", WRONG).html())
        .contains("id=\"category-wrong\"", ">" + WRONG + "</textarea>");
    assertThat(history(ticket)).endsWith("dispatched").doesNotContain("recalled");
  }

  @Test
  void whatNoDepartmentHasCanNeitherBeReassignedNorRecalled() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).doesNotContain("Alihkan, bagi atau tarik kembali");
    assertThat(reassign(page, ticket, "sampah", WRONG).status()).isEqualTo(409);
    assertThat(recall(page, ticket, WRONG).status()).isEqualTo(409);
    assertThat(history(ticket)).endsWith("triaged");
  }

  @Test
  void aClockThatAnOperatorStoppedGoesOnWithTheNewDepartment() {
    String ticket = aDamagedRoad();
    operator.submit(
        operator.open(pageOf(ticket)), pageOf(ticket) + "/jam", Map.of("reason", "Hujan"));
    assertThat(citizen.look(ticket).path("clock").asText()).isEqualTo("paused");
    reassign(operator.open(pageOf(ticket)), ticket, "sampah", WRONG);
    assertThat(citizen.look(ticket).path("clock").asText()).isEqualTo("running");
    assertThat(history(ticket))
        .containsSubsequence("clock-stopped", "clock-started", "recalled", "dispatched");
  }

  @Test
  void whatWaitedForItsReporterIsReassignedAndItsReporterIsAskedNoMore() throws Exception {
    String ticket = aDamagedRoad();
    dpupr.workOrder(ticket);
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    assertThat(reassign(operator.open(pageOf(ticket)), ticket, "sampah", WRONG).status())
        .isEqualTo(303);
    JsonNode seen = citizen.look(ticket);
    assertThat(seen.path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(seen.path("clock").asText()).isEqualTo("running");
  }

  @Test
  void aSecondDepartmentGetsAnOrderAndAClockOfItsOwnAndTheFirstStaysResponsible() throws Exception {
    String ticket = aDamagedRoad();
    dpupr.workOrder(ticket);
    dpupr.answer(ticket, "ACKNOWLEDGED");
    JsonNode before = awaitStatus(ticket, "ACKNOWLEDGED");
    Page page = operator.open(pageOf(ticket));
    assertThat(split(page, ticket, "sampah", "Puing diangkut DLH").status()).isEqualTo(303);

    JsonNode order = DepartmentSystem.json(dlh.workOrder(ticket));
    assertThat(order.path("department").asText()).isEqualTo("DLH");
    assertThat(order.path("category").asText()).isEqualTo("sampah");
    assertThat(order.at("/explanation/decidedBy").asText()).isEqualTo("operator");
    assertThat(order.path("note").asText())
        .contains("Puing diangkut DLH", "Penanggung jawab: DPUPR");
    dlh.answer(ticket, "ACKNOWLEDGED");
    await()
        .until(() -> citizen.look(ticket).at("/copies/0/status").asText().equals("ACKNOWLEDGED"));
    JsonNode seen = citizen.look(ticket);
    assertThat(seen.path("status").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(seen.path("resolveBy")).isEqualTo(before.path("resolveBy"));
    assertThat(seen.at("/copies/0/resolveBy").asText()).isEqualTo(order.path("resolveBy").asText());
    assertThat(seen.at("/copies/0/why").asText()).isEqualTo("Puing diangkut DLH");
    assertThat(dpupr.queued(ticket)).isZero();
    assertThat(history(ticket)).containsOnlyOnce("copied");

    assertEveryEventIsAsDescribed(ticket);
    Page now = operator.open(pageOf(ticket));
    Page again = split(now, ticket, "sampah", "Sekali lagi");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.html()).contains("sudah mendapat surat tugas", ">Sekali lagi</textarea>");
    assertThat(split(now, ticket, "jalan-rusak", "Sama").html()).contains("Laporan ini sudah di");
    assertThat(split(now, ticket, "kebakaran", " ").status()).isEqualTo(400);
  }

  @Test
  void ofTwoWhoSplitAtOnceToOneDepartmentOneDoes() throws Exception {
    String ticket = aDamagedRoad();
    Page page = operator.open(pageOf(ticket));
    List<CompletableFuture<Page>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> split(page, ticket, "sampah", "Satu")),
            CompletableFuture.supplyAsync(() -> split(page, ticket, "sampah", "Dua")));
    assertThat(both.stream().map(CompletableFuture::join).map(Page::status))
        .containsOnlyOnce(303)
        .hasSize(2);
    assertThat(history(ticket)).containsOnlyOnce("copied");
    await().until(() -> ledger.waiting(ticket) == 0);
    assertThat(dlh.queued(ticket)).isEqualTo(1);
  }

  private Page split(Page page, String ticket, String category, String reason) {
    return operator.submit(
        page, pageOf(ticket) + "/bagi", Map.of("category", category, "reason", reason));
  }

  private Page reassign(Page page, String ticket, String category, String reason) {
    return submit(operator, page, ticket, category, reason);
  }

  private static Page submit(
      OperatorBrowser browser, Page page, String ticket, String category, String reason) {
    return browser.submit(
        page,
        pageOf(ticket) + "/alihkan",
        Map.of("category", category, "reason", reason, "note", "Dekat pasar"));
  }

  private Page recall(Page page, String ticket, String reason) {
    return operator.submit(page, pageOf(ticket) + "/tarik", Map.of("reason", reason));
  }

  private static void assertRevoked(DepartmentSystem department, String ticket, String order)
      throws Exception {
    TextMessage message = department.workOrder(ticket);
    assertThat(message.getJMSType()).isEqualTo("id.laksa.workorder-revoked.v1");
    JsonNode revoked = DepartmentSystem.json(message);
    assertThat(revoked.path("workOrderId").asText()).isEqualTo(order);
    assertThat(revoked.path("reason").asText()).isEqualTo("recalled");
  }

  private void assertEveryEventIsAsDescribed(String ticket) throws Exception {
    List<String> data =
        ledger
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select data from complaint_event where complaint_id ="
                                + " (select id from complaint where ticket = :ticket)")
                        .bind("ticket", ticket)
                        .mapTo(String.class)
                        .list());
    for (String one : data) {
      assertThat(Schemas.writtenFaults("event.v1", JSON.readTree(one))).as(one).isEmpty();
    }
  }

  private void assertRefused(String updateId) throws Exception {
    assertThat(dpupr.refused(updateId).getStringProperty("laksa_reason")).isEqualTo("not-yours");
  }

  /** When all that was to be withdrawn is, and orders have left. */
  private void awaitWithdrawn(String ticket) {
    await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return ledger.count(
                          "select count(*) from errand e join complaint c on c.id = e.lane"
                              + " where e.kind = 'withdraw-orders' and c.ticket = ?",
                          ticket)
                      + ledger.waiting(ticket)
                  == 0;
            });
  }
}
