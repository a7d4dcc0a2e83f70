package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ReceivedMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What citizens say on WhatsApp, and what they hear back. */
class WhatsAppTalkIT extends WhatsAppCase {
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
  void aGreetingIsAnsweredByHelpAndIsNoComplaint() {
    long before = complaints();
    Citizen siti = somebody();
    siti.text("Selamat pagi, Pak 🙏");
    assertThat(newest(siti, 1).text()).contains("#jalanrusak", "112");
    assertThat(complaints()).isEqualTo(before);
  }

  @Test
  void aTicketNumberIsAnsweredByWhereItStandsToAnybody() {
    String ticket = complaintOf(somebody());
    Citizen budi = somebody();
    budi.text(ticket.toLowerCase(java.util.Locale.ROOT));
    assertThat(newest(budi, 1).text()).contains(ticket, "Diteruskan ke instansi", "/lacak/");
  }

  @Test
  void whatCanNotBeTakenIsToldSoAndAReactionIsNot() throws Exception {
    Citizen siti = somebody();
    for (String type : List.of("audio", "video", "document", "reaction", "sticker")) {
      siti.raw(message("{\"type\": \"%s\", \"%s\": {\"id\": \"1\"}}".formatted(type, type)));
    }
    assertThat(awaitInbox(siti, 4)).hasSize(4);
    assertThat(siti.inbox()).allMatch(received -> received.text().contains("hanya dapat"));
  }

  @Test
  void theLongestMessageIsOneComplaintAndItsEndIsAdded() throws Exception {
    Citizen siti = somebody();
    siti.text("#jalanrusak " + "a".repeat(4_096 - 15) + "END");
    String ticket = ticketIn(newest(siti, 1));
    JsonNode first = DepartmentSystem.json(dpupr.workOrder(ticket));
    JsonNode second = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(first.path("text").asText()).hasSize(4_000);
    assertThat(second.path("note").asText()).endsWith("aEND");
  }

  @Test
  void anotherCitizensTapDoesNothing() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 41));
    awaitInbox(siti, 3);
    Citizen budi = somebody();
    budi.tapButton("confirm:" + ticket, "Sudah selesai");
    assertThat(newest(budi, 1).text()).contains("tidak berlaku");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void aTapReopensAndIsSilentlyTheSameTheSecondTime() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 42));
    awaitInbox(siti, 3);
    String tap = siti.tapButton("reopen:" + ticket, "Belum selesai");
    await().until(() -> history(ticket).contains("reopened"));
    settle();
    int told = siti.inbox().size();
    double repeated = received("repeated");
    engine.whatsapp().redeliver(tap);
    await().until(() -> received("repeated") > repeated);
    settle();
    assertThat(history(ticket)).containsOnlyOnce("reopened");
    assertThat(siti.inbox()).hasSize(told);
  }

  @Test
  void wordsAfterTheEndOfAComplaintAreNotAskedForATap() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 43));
    siti.tapButton("confirm:" + ticket, "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
    ReceivedMessage closed = newest(siti, 5);
    siti.raw(
        message(
            "{\"type\": \"text\", \"text\": {\"body\": \"masih rusak\"}, \"context\": {\"id\": \"%s\"}}"
                .formatted(closed.wamid())));
    assertThat(newest(siti, 6).text()).contains("tidak dapat ditambah lagi");
  }

  @Test
  void aLongAnswerComesWholeAndThePhotoAfterIt() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    var answer = JSON.createObjectNode();
    answer.put("type", "id.laksa.followup.v1").put("updateId", ticket).put("ticket", ticket);
    answer.put("kind", "RESOLVED").put("text", "panjang ".repeat(200) + "AKHIR");
    answer.put("at", "2026-11-23T10:00:00+07:00");
    answer.withArray("evidence").add(evidence(dpupr, ticket, 44));
    dpupr.send(answer.toString(), java.util.Map.of());
    List<ReceivedMessage> inbox = awaitInbox(siti, 4);
    assertThat(inbox.get(1).text()).endsWith("AKHIR");
    assertThat(inbox.get(2).type()).isEqualTo("image");
    assertThat(inbox.get(2).text()).startsWith(ticket);
    assertThat(inbox.get(3).buttons()).hasSize(2);
  }

  @Test
  void twoCitizensAtOnceBothHearOfTheirOwn() {
    List<Citizen> both = List.of(somebody(), somebody());
    both.parallelStream().forEach(one -> one.text("#jalanrusak " + one.id().value()));
    List<String> tickets = both.stream().map(one -> ticketIn(newest(one, 1))).toList();
    assertThat(tickets).doesNotHaveDuplicates();
  }

  @Test
  void tenMessagesInARowKeepTheirOrder() {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    IntStream.range(0, 10).forEach(i -> siti.text("Keterangan nomor " + i));
    awaitInTime(() -> siti.inbox().size() >= 11);
    settle();
    assertThat(siti.inbox()).hasSize(11);
    assertThat(additions(ticket))
        .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "Keterangan nomor " + i).toList());
    assertThat(siti.inbox())
        .extracting(ReceivedMessage::text)
        .allMatch(text -> text.contains(ticket));
  }

  @Test
  void everyoneOfManyMessagesArrivesInTheEndThoughMetaAllowsOnlySome() {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    IntStream.range(0, 60).forEach(i -> siti.text("Keterangan nomor " + i));
    awaitInTime(() -> siti.inbox().size() >= 61);
    settle();
    assertThat(siti.inbox()).hasSize(61);
    assertThat(additions(ticket))
        .isEqualTo(IntStream.range(0, 60).mapToObj(i -> "Keterangan nomor " + i).toList());
  }

  private List<String> additions(String ticket) {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select e.text from complaint_event e"
                            + " join complaint c on c.id = e.complaint_id"
                            + " where c.ticket = ? and e.type = 'SUPPLEMENTED' order by e.seq")
                    .bind(0, ticket)
                    .mapTo(String.class)
                    .list());
  }
}
