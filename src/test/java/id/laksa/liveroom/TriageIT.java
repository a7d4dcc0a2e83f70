package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator decides what the rules can't. */
class TriageIT extends LiveRoomCase {
  private final OperatorBrowser operator = anOperator();

  @Test
  void whatNoRulePlacesIsListedAssignedAndReachesTheDepartmentsQueue() throws Exception {
    String ticket = anUnclearComplaint();
    assertThat(operator.open(LIST).html()).contains(ticket, "Aturan: ");
    Page page = operator.open(pageOf(ticket));
    Page done =
        operator.submit(
            page,
            pageOf(ticket) + "/teruskan",
            Map.of("category", "jalan-rusak", "note", "Dekat pasar"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(operator.open(done.header("Location")).html())
        .contains("Laporan " + ticket + " diteruskan ke Dinas Pekerjaan Umum");
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
      assertThat(order.path("category").asText()).isEqualTo("jalan-rusak");
      assertThat(order.path("explanation").path("decidedBy").asText()).isEqualTo("operator");
      assertThat(order.path("note").asText()).isEqualTo("Catatan petugas: Dekat pasar");
      dpupr.answer(ticket, "ACKNOWLEDGED");
      awaitStatus(ticket, "ACKNOWLEDGED");
    }
    assertThat(citizen.look(ticket).toString()).doesNotContain("Dekat pasar");
    assertThat(operator.open(pageOf(ticket)).html()).contains("Petugas", "Catatan petugas");
  }

  @Test
  void ofTwoOperatorsAtOnceOneDecidesAndTheOtherIsTold() throws Exception {
    String ticket = anUnclearComplaint();
    OperatorBrowser other = anOperator();
    Page first = operator.open(pageOf(ticket));
    Page second = other.open(pageOf(ticket));
    List<CompletableFuture<Page>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> assign(operator, first, ticket, "sampah")),
            CompletableFuture.supplyAsync(() -> assign(other, second, ticket, "jalan-rusak")));
    List<Page> answers = both.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(303, 409);
    assertThat(answers.stream().filter(page -> page.status() == 409).findFirst().orElseThrow())
        .extracting(Page::html)
        .asString()
        .contains("mungkin petugas lain lebih dulu");
    assertThat(history(ticket)).containsOnlyOnce("dispatched");
    await()
        .until(
            () ->
                Stream.of("dpupr", "dlh")
                        .filter(department -> delivered(department, ticket))
                        .count()
                    == 1);
  }

  @Test
  void aDeadlineThatPassesMeanwhileDoesNotSpoilADecision() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    ledger.makeDue(ticket, engine.clock().instant());
    await().until(() -> history(ticket).contains("deadline-passed"));
    assertThat(assign(operator, page, ticket, "sampah").status()).isEqualTo(303);
  }

  @Test
  void anOperatorStopsAClockWithAReasonThatEverybodyReadsAndLetsItGoOn() {
    String ticket = aDamagedRoad();
    Page page = operator.open(pageOf(ticket));
    String door = pageOf(ticket) + "/jam";
    assertThat(operator.submit(page, door, Map.of("reason", " ")).html())
        .contains("Tulis alasannya");
    String tooLong = "x".repeat(1_001);
    assertThat(operator.submit(page, door, Map.of("reason", tooLong)).html())
        .contains("Paling banyak 1000", ">" + tooLong + "</textarea>");
    assertThat(operator.submit(page, door, Map.of("reason", "Menunggu alat berat")).status())
        .isEqualTo(303);
    JsonNode halted = citizen.look(ticket);
    assertThat(halted.path("clock").asText()).isEqualTo("paused");
    assertThat(halted.path("clockReason").asText()).contains("petugas");
    assertThat(halted.toString()).contains("Menunggu alat berat");
    Page stopped = operator.open(pageOf(ticket));
    assertThat(stopped.html()).contains("Jalankan lagi");
    assertThat(operator.submit(stopped, door, Map.of()).status()).isEqualTo(303);
    assertThat(citizen.look(ticket).path("clock").asText()).isEqualTo("running");
    assertThat(history(ticket)).contains("clock-stopped", "clock-started");
  }

  @Test
  void whatADepartmentReturnsGoesToAnotherWithItsOldDeadlineForTheWork() throws Exception {
    String ticket = aDamagedRoad();
    String resolveBy = citizen.look(ticket).path("resolveBy").asText();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(ticket, "RETURNED");
      awaitStatus(ticket, "RETURNED");
    }
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).contains("mengembalikan laporan", "Sudah kami tangani: RETURNED");
    assertThat(assign(operator, page, ticket, "jalan-provinsi").status()).isEqualTo(303);
    assertThat(delivered("ext_pupr_banten", ticket)).isTrue();
    assertThat(citizen.look(ticket).path("resolveBy").asText()).isEqualTo(resolveBy);
  }

  @Test
  void aRejectionThatADepartmentProposesIsAnOperatorsToDecide() throws Exception {
    String ticket = aDamagedRoad();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(ticket, "REJECTED");
      awaitStatus(ticket, "TRIAGE");
    }
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).contains("mengusulkan penolakan");
    assertThat(reject(operator, page, ticket, " ").html()).contains("Tulis alasannya");
    assertThat(reject(operator, page, ticket, "Jalan milik pengembang").status()).isEqualTo(303);
    JsonNode rejected = awaitStatus(ticket, "REJECTED");
    assertThat(rejected.toString()).contains("Jalan milik pengembang");
    assertThat(reject(operator, page, ticket, "Sekali lagi").status()).isEqualTo(409);
  }

  @Test
  void whatWasChosenWronglyIsSaidBesideTheField() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    String path = pageOf(ticket) + "/teruskan";
    Page wrong =
        operator.submit(
            page, path, Map.of("category", "tidak-ada", "department", "MARS", "note", "Ketikan"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html())
        .contains("id=\"category-wrong\"", "id=\"department-wrong\"", ">Ketikan</textarea>");
    assertThat(assign(operator, page, ticket, "kewilayahan").html())
        .contains("pilih kecamatan yang harus menangani");
    assertThat(
            operator
                .submit(page, path, Map.of("category", "sampah", "note", "x".repeat(1_001)))
                .html())
        .contains("id=\"note-wrong\"");
    assertThat(history(ticket)).endsWith("triaged");
  }

  @Test
  void whatIsAKecamatansGoesToTheOneThePlaceLiesIn() {
    String ticket =
        accepted(
                "{\"text\": \"Tolong dibantu\","
                    + " \"location\": {\"lat\": -6.1783, \"lon\": 106.6319}}")
            .ticket();
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).contains("https://www.openstreetmap.org/?mlat=-6.17830");
    assertThat(assign(operator, page, ticket, "kewilayahan").status()).isEqualTo(303);
    assertThat(delivered("kec_tangerang", ticket)).isTrue();
  }

  @Test
  void aConfidentialMatterGoesToAnotherDepartmentOnlyWhenTheOperatorSaysSoTwice() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    Map<String, String> astray = Map.of("category", "kekerasan", "department", "SATPOLPP");
    Page warned = operator.submit(page, pageOf(ticket) + "/teruskan", astray);
    assertThat(warned.html()).contains("bersifat rahasia", "name=\"sure\"");
    Page done =
        operator.submit(
            page,
            pageOf(ticket) + "/teruskan",
            Map.of("category", "kekerasan", "department", "SATPOLPP", "sure", "ya"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(
            ledger.count(
                "select count(*) from complaint where ticket = ? and confidential", ticket))
        .isEqualTo(1);
  }

  @Test
  void aScriptInAComplaintIsTextToAnOperator() {
    String ticket = accepted(saying("<script>alert(1)</script> & 'x'")).ticket();
    for (String path : List.of(LIST, pageOf(ticket))) {
      assertThat(operator.open(path).html())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>");
    }
  }

  @Test
  void anOperatorNeverSeesWhoReported() {
    String ticket =
        accepted(
                "{\"text\": \"Tanpa tagar\", \"reporter\": {\"name\": \"Budi Rahasia\","
                    + " \"phone\": \"+628123456789\"}}")
            .ticket();
    assertThat(operator.open(pageOf(ticket)).html()).doesNotContain("Budi Rahasia", "628123456789");
  }

  @Test
  void aConfidentialPhotoIsForOperatorsAndNobodyElse() {
    var form =
        citizen.postForm(
            COMPLAINTS,
            List.of(
                Part.complaint("{\"text\": \"Tanpa tagar\", \"confidential\": true}"),
                Part.photo(Photographs.ofAStreet(907))),
            Map.of());
    assertThat(form.status()).isEqualTo(201);
    Page page = operator.open(pageOf(form.ticket()));
    assertThat(page.html()).contains("RAHASIA");
    String photo = page.html().replaceAll("(?s).*<img src=\"([^\"]+)\".*", "$1");
    Page shown = operator.open(photo);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    assertThat(new OperatorBrowser(engine.http()).open(photo).status()).isEqualTo(303);
    assertThat(citizen.get(photo.replace("/live-room", ""), Map.of()).status()).isEqualTo(404);
  }

  @Test
  void theListShowsHowTheCityStands() {
    aDamagedRoad();
    assertThat(operator.open(LIST).html())
        .contains("Menurut status", "Menurut instansi", "Menurut kanal", "Aplikasi")
        .contains("Dinas Pekerjaan Umum", "postgresql", "berjalan");
  }

  @Test
  void whatIsNotACityTicketIsNotFound() {
    Page missing = operator.open(pageOf("LKS-0000-0000-0000-0000"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.html()).contains("Laporan tidak ditemukan");
  }

  private boolean delivered(String department, String ticket) {
    try (DepartmentSystem system = new DepartmentSystem(engine, department)) {
      await().until(() -> ledger.waiting(ticket) == 0);
      return system.queued(ticket) == 1;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whereAPhotoShowsNothingAnOperatorsWaiverWithNameAndReasonCounts() throws Exception {
    String ticket = accepted(saying("KTP saya belum jadi #ktp")).ticket();
    try (DepartmentSystem office = new DepartmentSystem(engine, "disdukcapil")) {
      office.answer(ticket, "RESOLVED");
      awaitStatus(ticket, "TRIAGE");
    }
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).contains("menyatakan selesai", "Nyatakan selesai");
    String waive = pageOf(ticket) + "/selesai";
    assertThat(operator.submit(page, waive, Map.of("waiver", " ")).status()).isEqualTo(400);
    Page done = operator.submit(page, waive, Map.of("waiver", "Diambil pemiliknya hari ini"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(operator.open(done.header("Location")).html()).contains("dinyatakan selesai");
    awaitStatus(ticket, "RESOLVED");
    assertThat(history(ticket)).endsWith("resolution-proposed", "resolved");
    assertThat(citizen.look(ticket).toString()).contains("Diambil pemiliknya hari ini");
    assertThat(operator.open(pageOf(ticket)).html()).contains("Petugas operator");
  }

  @Test
  void whatNobodyProposedAsDoneCannotBeWaived() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).doesNotContain("Nyatakan selesai");
    Page refused =
        operator.submit(page, pageOf(ticket) + "/selesai", Map.of("waiver", "Sudah beres"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("TRIAGE");
  }
}
