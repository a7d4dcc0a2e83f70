package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.Button;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ReceivedMessage;
import id.laksa.liveroom.OperatorBrowser;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A citizen on WhatsApp, from his complaint to the photo of the finished work. */
class WhatsAppIT extends WhatsAppCase {
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  @Test
  void aMessageWithAHashtagIsAComplaintAtOnceAndItsSenderIsTold() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan berlubang di depan pasar");
    ReceivedMessage receipt = newest(siti, 1);
    String ticket = ticketIn(receipt);
    assertThat(receipt.text()).contains("Dinas Pekerjaan Umum", "WIB", "/lacak/" + ticket);
    JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(order.path("text").asText()).isEqualTo("#jalanrusak Jalan berlubang di depan pasar");
    assertThat(order.has("reporter")).isFalse();
  }

  @Test
  void theFinishedWorkComesBackAsAPhotoWithItsCaptionAndAQuestion() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Lubang besar");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 31));
    List<ReceivedMessage> inbox = awaitInbox(siti, 3);
    assertThat(inbox.get(1).type()).isEqualTo("image");
    assertThat(inbox.get(1).text()).contains(ticket, "selesai");
    assertThat(inbox.get(1).image().bytes()).isNotEmpty();
    assertThat(inbox.get(2).buttons()).hasSize(2);
    siti.tapButton("confirm:" + ticket, "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
    List<ReceivedMessage> thanked = awaitInbox(siti, 5);
    assertThat(thanked.get(3).text()).contains(ticket, "ditutup");
    assertThat(thanked.get(4).type()).isEqualTo("list");
    assertThat(thanked.get(4).buttons()).hasSize(5);
    siti.tapButton("rate:4:" + ticket, "4");
    assertThat(newest(siti, 6).text()).contains("Terima kasih", ticket);
    assertThat(ledger.count("select rating from complaint where ticket = ?", ticket)).isEqualTo(4);
  }

  @Test
  void whatAnOperatorPutsRightIsToldInASentence() {
    Citizen siti = somebody();
    siti.text("#jalanrusak Tumpukan sampah di depan pasar");
    String ticket = ticketIn(newest(siti, 1));
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    String page = "/live-room/laporan/" + ticket;
    Map<String, String> why = Map.of("category", "sampah", "reason", "Bukan jalan");
    Map<String, String> fire = Map.of("category", "kebakaran", "reason", "Sampahnya berasap");
    operator.submit(operator.open(page), page + "/bagi", fire);
    assertThat(newest(siti, 2).text())
        .contains("juga meneruskan laporan " + ticket, "tetap bertanggung jawab");
    operator.submit(operator.open(page), page + "/alihkan", why);
    assertThat(newest(siti, 3).text())
        .startsWith("Petugas mengalihkan laporan " + ticket + " ke Dinas Lingkungan Hidup");
    operator.submit(operator.open(page), page + "/tarik", why);
    assertThat(newest(siti, 4).text()).startsWith("Petugas menarik laporan " + ticket);
    operator.submit(operator.open(page), page + "/teruskan", why);
    assertThat(newest(siti, 5).text()).startsWith("Petugas mengalihkan laporan " + ticket);
  }

  @Test
  void whoReopensIsAskedWhatIsNotDoneAndWhatHeSaysNextBelongsToIt() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Lubang besar");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.workOrder(ticket);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 36));
    awaitInbox(siti, 3);
    engine.clock().advance(Duration.ofDays(3));
    siti.tapButton("reopen:" + ticket, "Belum selesai");
    List<ReceivedMessage> inbox = awaitInbox(siti, 5);
    assertThat(inbox.get(3).text()).contains(ticket, "Apa yang belum selesai");
    assertThat(DepartmentSystem.json(dpupr.workOrder(ticket)).path("round").asInt()).isEqualTo(2);
    siti.text("Jalan masih berlubang di depan pasar");
    assertThat(newest(siti, 6).text()).contains("ditambahkan ke laporan " + ticket);
    assertThat(DepartmentSystem.json(dpupr.workOrder(ticket)).path("note").asText())
        .contains("Jalan masih berlubang di depan pasar");
    siti.photo(Photographs.ofAStreet(37), null);
    await().until(() -> history(ticket).stream().filter("supplemented"::equals).count() == 2);
  }

  @Test
  void aButtonOfAnEarlierRoundSaysSoAndChangesNothing() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Lubang besar");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 95));
    List<Button> first = awaitInbox(siti, 3).get(2).buttons();
    siti.tapButton(first.get(1).id(), first.get(1).title());
    awaitInbox(siti, 5);
    awaitStatus(ticket, "DISPATCHED");
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 96));
    List<Button> second = awaitInbox(siti, 7).get(6).buttons();
    awaitStatus(ticket, "RESOLVED");
    int told = 7;
    for (Button old : first) {
      siti.tapButton(old.id(), old.title());
      assertThat(newest(siti, ++told).text()).contains(ticket, "tidak mengubah apa pun");
      assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    }
    siti.tapButton(second.get(0).id(), second.get(0).title());
    awaitStatus(ticket, "CLOSED");
  }

  @Test
  void nobodyElseCanAnswerForHim() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Lubang besar");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 38));
    awaitInbox(siti, 3);
    Citizen other = somebody();
    int said = 0;
    for (String tap : List.of("confirm:" + ticket, "reopen:" + ticket, "rate:5:" + ticket)) {
      other.tapButton(tap, "Sudah selesai");
      assertThat(newest(other, ++said).text()).contains("tidak berlaku lagi");
    }
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void whoSaysNothingIsToldThatItWasClosedAndCanStillReopenIt() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Lubang besar");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 39));
    awaitInbox(siti, 3);
    engine.clock().advance(Duration.ofDays(25));
    awaitStatus(ticket, "CLOSED");
    assertThat(newest(siti, 4).text()).contains(ticket, "dibuka kembali");
    siti.tapButton("reopen:" + ticket, "Belum selesai");
    awaitStatus(ticket, "DISPATCHED");
  }

  @Test
  void whatHeShowedStandsBesideTheFinishedWorkWhenHeIsAsked() throws Exception {
    Citizen siti = somebody();
    siti.photo(Photographs.ofAStreet(41), "#jalanrusak Lihat ini");
    String ticket = ticketIn(newest(siti, 1));
    await().until(() -> history(ticket).contains("supplemented"));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 42));
    ReceivedMessage shown = awaitInbox(siti, 3).get(2);
    assertThat(shown.buttons()).hasSize(2);
    var pair = ImageIO.read(new ByteArrayInputStream(shown.image().bytes()));
    assertThat(pair.getWidth()).isEqualTo(2 * 990 + 20);
  }

  @Test
  void aPhotoWithACaptionIsDispatchedAtOnceAndThePhotoFollows() throws Exception {
    Citizen siti = somebody();
    siti.photo(Photographs.ofAStreet(32), "#jalanrusak Lihat ini");
    String ticket = ticketIn(newest(siti, 1));
    JsonNode first = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(first.path("photos")).isEmpty();
    JsonNode second = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(second.path("photos")).hasSize(1);
    assertThat(second.path("note").asText()).contains("1 foto");
    assertThat(second.path("workOrderId")).isNotEqualTo(first.path("workOrderId"));
    assertThat(history(ticket)).endsWith("supplemented");
  }

  @Test
  void aBarePinJoinsTheComplaintBeforeIt() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.workOrder(ticket);
    siti.location(-6.1783, 106.6319, "Pasar Anyar", null);
    assertThat(newest(siti, 2).text()).contains("ditambahkan ke laporan " + ticket);
    assertThat(
            DepartmentSystem.json(dpupr.workOrder(ticket)).path("location").path("lat").asDouble())
        .isEqualTo(-6.1783);
  }

  @Test
  void aPhotoThatCameBeforeItsComplaintBecomesPartOfIt() throws Exception {
    Citizen siti = somebody();
    siti.photo(Photographs.ofAStreet(33), null);
    assertThat(newest(siti, 1).text()).contains("15 menit");
    siti.text("#jalanrusak Jalan amblas");
    String ticket = ticketIn(newest(siti, 2));
    await().until(() -> history(ticket).contains("supplemented"));
  }

  @Test
  void aPhotoThatCanNotBeHadIsMissedAndTheComplaintGoesOn() throws Exception {
    Citizen siti = somebody();
    siti.photo("this is no photo".getBytes(UTF_8), "#jalanrusak Lihat ini");
    String ticket = ticketIn(newest(siti, 1));
    await().until(() -> history(ticket).contains("photo-missed"));
    assertThat(newest(siti, 2).text()).contains(ticket, "tidak dapat kami ambil");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void aQuestionIsAnsweredByJustWriting() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    String ticket = ticketIn(newest(siti, 1));
    dpupr.answer(ticket, "NEEDS_INFO");
    assertThat(newest(siti, 2).text()).contains("bertanya", ticket);
    siti.text("Di RT 03, sebelah masjid");
    awaitStatus(ticket, "IN_PROGRESS");
    assertThat(newest(siti, 3).text()).contains(ticket, "diteruskan");
  }
}
