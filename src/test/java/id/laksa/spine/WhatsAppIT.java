package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.simulator.Citizen;
import id.laksa.simulator.Received;
import java.util.List;
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
    Received receipt = newest(siti, 1);
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
    List<Received> inbox = awaitInbox(siti, 3);
    assertThat(inbox.get(1).type()).isEqualTo("image");
    assertThat(inbox.get(1).text()).contains(ticket, "selesai");
    assertThat(inbox.get(1).image().bytes()).isNotEmpty();
    assertThat(inbox.get(2).buttons()).hasSize(2);
    siti.tapButton("confirm:" + ticket, "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
    assertThat(newest(siti, 4).text()).contains(ticket, "ditutup");
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
