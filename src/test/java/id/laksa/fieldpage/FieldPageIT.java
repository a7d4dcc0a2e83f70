package id.laksa.fieldpage;

import static id.laksa.fieldpage.FieldPhone.hidden;
import static id.laksa.fieldpage.FieldPhone.html;
import static id.laksa.fieldpage.FieldPhone.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What field staff does on its phone arrives as if its department's system had said it. */
class FieldPageIT extends FieldCase {

  @Test
  void whatIsSaidOnThePhoneArrivesAsTheDepartmentsOwnAndTakesTheOrderFromItsQueue()
      throws Exception {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    assertThat(list(phone)).contains(ticket, "Tanggapi: ");
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      await().until(() -> dpupr.queued(ticket) == 1);
      Answer said = say(phone, ticket, "ACKNOWLEDGED", "");
      assertThat(said.status()).describedAs(html(said)).isEqualTo(303);
      assertThat(dpupr.queued(ticket)).isZero();
    }
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(actorOf(ticket, "ACKNOWLEDGED")).isEqualTo("dpupr");
    assertThat(html(phone.open(header(said(phone, ticket), "Location"))))
        .contains("tindak lanjut Anda sudah dicatat", "Sedang dikerjakan");
  }

  @Test
  void theSameFormSentTwiceIsOneUpdate() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer page = phone.open(pageOf(ticket));
    for (int i = 0; i < 2; i++) {
      Answer said =
          phone.send(
              pageOf(ticket) + "/tindak-lanjut", form(page, "NEEDS_INFO", "Di depan rumah siapa?"));
      assertThat(said.status()).describedAs(html(said)).isEqualTo(303);
    }
    assertThat(history(ticket)).filteredOn("info-requested"::equals).hasSize(1);
    assertThat(history(ticket)).doesNotContain("noted");
    assertThat(html(phone.open(pageOf(ticket))))
        .contains("Tenggat berhenti: menunggu pelapor", "Di depan rumah siapa?");
  }

  @Test
  void whatNobodyHasDecidedYetIsSentAgainByTheSameFormAndCountsOnce() throws Exception {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Map<String, String> form = form(phone.open(pageOf(ticket)), "NEEDS_INFO", "Di gang mana?");
    Answer sent;
    engine.camel().getRouteController().suspendRoute("receive-follow-up");
    try {
      sent = phone.send(pageOf(ticket) + "/tindak-lanjut", form);
    } finally {
      engine.camel().getRouteController().resumeRoute("receive-follow-up");
    }
    assertThat(sent.status()).isEqualTo(202);
    assertThat(html(sent)).contains("Sudah terkirim, tetapi belum diproses", "Di gang mana?");
    assertThat(hidden(sent)).containsEntry("nonce", form.get("nonce"));
    assertThat(phone.send(pageOf(ticket) + "/tindak-lanjut", form).status()).isEqualTo(303);
    assertThat(history(ticket)).filteredOn("info-requested"::equals).hasSize(1);
    assertThat(history(ticket)).doesNotContain("noted");
  }

  @Test
  void aRefusalIsToldInWordsAndWhatWasTypedIsKept() throws Exception {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer refused = say(phone, ticket, "RESOLVED", "Sudah rapi <kembali>");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(html(refused))
        .contains("Selesai harus disertai foto hasil pekerjaan.", "Sudah rapi &lt;kembali&gt;");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(
            ledger.count(
                "select count(*) from follow_up f join complaint c on c.id ="
                    + " f.complaint_id where ticket = ?",
                ticket))
        .isZero();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      assertThat(dpupr.queued(ticket)).isEqualTo(1);
    }
  }

  @Test
  void aLongListComesInPagesAndLeavesNothingOut() {
    List<String> tickets =
        IntStream.range(0, 21)
            .mapToObj(i -> accepted(saying("Ada asap di gudang #damkar")).ticket())
            .toList();
    String code = citizen.look(tickets.get(0)).path("department").path("code").asText();
    FieldPhone phone = aPhoneOf(code.toLowerCase(Locale.ROOT));
    StringBuilder all = new StringBuilder();
    for (int number = 1; !all.toString().endsWith("last"); number++) {
      String page = html(phone.open("/opd/?halaman=" + number));
      assertThat(page.split("/opd/laporan/", -1)).hasSizeBetween(2, 21);
      all.append(page).append(page.contains("Berikutnya") ? "" : "last");
    }
    assertThat(all).contains(tickets);
    assertThat(html(phone.open("/opd/?halaman=x'"))).contains("/opd/laporan/");
  }

  @Test
  void whereAPhotoShowsNothingADocumentDoes() {
    String ticket = accepted(saying("KTP belum jadi #ktp")).ticket();
    String department = citizen.look(ticket).path("department").path("code").asText();
    FieldPhone phone = aPhoneOf(department.toLowerCase(Locale.ROOT));
    Answer page = phone.open(pageOf(ticket));
    assertThat(html(page)).contains("Nomor dokumen");
    Map<String, String> form =
        with(form(page, "RESOLVED", "KTP sudah diserahkan."), Map.of("document", "470/12/2026"));
    assertThat(phone.send(pageOf(ticket) + "/tindak-lanjut", form).status()).isEqualTo(303);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void aReturnAndARejectionNeedAReasonAndGoToAnOperator() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer wrong = say(phone, ticket, "RETURNED", " ");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(html(wrong)).contains("Tulis alasannya");
    assertThat(say(phone, ticket, "RETURNED", "Jalan provinsi.").status()).isEqualTo(303);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RETURNED");
    assertThat(list(phone)).doesNotContain(ticket);
    String other = aDamagedRoad();
    assertThat(say(phone, other, "REJECTED", "Sudah ada laporan yang sama.").status())
        .isEqualTo(303);
    assertThat(citizen.look(other).path("status").asText()).isEqualTo("TRIAGE");
  }

  @Test
  void aStepThatIsNoLongerPossibleChangesNothing() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer page = phone.open(pageOf(ticket));
    say(phone, ticket, "RETURNED", "Jalan provinsi.");
    Answer late = phone.send(pageOf(ticket) + "/tindak-lanjut", form(page, "ACKNOWLEDGED", ""));
    assertThat(late.status()).isEqualTo(404);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RETURNED");
  }

  @Test
  void aFormOfYesterdayIsAskedForAgainWithWhatWasTyped() {
    String ticket = aDamagedRoad();
    Answer old = aPhoneOf("dpupr").open(pageOf(ticket));
    engine.clock().advance(Duration.ofHours(25));
    FieldPhone phone = aPhoneOf("dpupr");
    Map<String, String> form = hidden(phone.open(pageOf(ticket)));
    form.putAll(Map.of("kind", "NEEDS_INFO", "text", "Di sebelah mana?"));
    form.put("nonce", hidden(old).get("nonce"));
    Answer expired = phone.send(pageOf(ticket) + "/tindak-lanjut", form);
    assertThat(expired.status()).isEqualTo(409);
    assertThat(html(expired)).contains("kedaluwarsa", "Di sebelah mana?");
  }

  @Test
  void theReporterIsShownOnlyWhereHeAllowsIt() {
    String open = accepted(reportedBy("Siti Aminah", false)).ticket();
    String hidden = accepted(reportedBy("Siti Rahma", true)).ticket();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer page = phone.open(pageOf(open));
    assertThat(html(page)).doesNotContain("Siti Aminah").contains("Tampilkan nama dan nomor");
    Answer unasked = phone.send(pageOf(open) + "/pelapor", hidden(page));
    assertThat(unasked.status()).isEqualTo(400);
    assertThat(html(unasked)).doesNotContain("Siti Aminah");
    Map<String, String> asked = with(hidden(page), Map.of("why", "menanyakan\0 letak"));
    assertThat(html(phone.send(pageOf(open) + "/pelapor", asked))).contains("Siti Aminah");
    page = phone.open(pageOf(hidden));
    assertThat(html(page)).contains("Pelapor tidak ingin diketahui");
    Answer refused =
        phone.send(pageOf(hidden) + "/pelapor", with(hidden(page), Map.of("why", "ingin tahu")));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(html(refused)).doesNotContain("Siti Rahma");
  }

  @Test
  void everyPageIsSmall() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    upload(phone, ticket, Photographs.ofAStreet(7_504));
    int assets =
        List.of("laksa.css", "field.css", "field.js").stream()
            .mapToInt(name -> phone.open("/assets/" + name).raw().body().length)
            .sum();
    assertThat(phone.open("/opd/").raw().body().length + assets).isLessThan(30_000);
    assertThat(phone.open(pageOf(ticket)).raw().body().length + assets).isLessThan(30_000);
  }

  private Answer said(FieldPhone phone, String ticket) {
    Answer said = say(phone, ticket, "IN_PROGRESS", "");
    assertThat(said.status()).describedAs(html(said)).isEqualTo(303);
    return said;
  }

  private String actorOf(String ticket, String type) {
    return ledger.text(
        "select actor from complaint_event e join complaint c on c.id = e.complaint_id"
            + " where ticket = '%s' and type = '%s'".formatted(ticket, type));
  }

  private static String reportedBy(String name, boolean anonymous) {
    var complaint = JSON.createObjectNode().put("text", "Jalan berlubang #jalanrusak");
    complaint.putObject("reporter").put("name", name).put("phone", "+6281234567890");
    return complaint.put("anonymous", anonymous).toString();
  }
}
