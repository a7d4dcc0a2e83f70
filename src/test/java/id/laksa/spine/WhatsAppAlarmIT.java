package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a citizen was asked on WhatsApp, a fire is heard first. */
class WhatsAppAlarmIT extends WhatsAppCase {
  private static final String FIRE = "Tolong!! rumah tetangga kebakaran, ada anak di dalam";
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
    ledger.jdbi().useHandle(handle -> handle.execute("drop function if exists cut_off() cascade"));
  }

  @Test
  void aFireInsteadOfAnAnswerIsAnEmergencyOfItsOwnAndTheQuestionStays() throws Exception {
    Citizen siti = somebody();
    String asked = askedAbout(siti);

    siti.text(FIRE);

    String fire = emergencyIn(newest(siti, 3), asked);
    assertThat(citizen.look(asked).path("status").asText()).isEqualTo("WAITING_FOR_REPORTER");
    assertThat(history(asked)).doesNotContain("info-given", "supplemented");
    siti.text("Di RT 03, sebelah masjid");
    awaitStatus(asked, "IN_PROGRESS");
    await().until(() -> history(fire).contains("supplemented"));
    settle();
    assertThat(history(fire)).containsOnlyOnce("supplemented");
    assertThat(history(asked)).containsOnlyOnce("info-given");
  }

  @Test
  void whereItBurnsIsAddedToTheFireAndIsNoAnswer() throws Exception {
    Citizen siti = somebody();
    String asked = askedAbout(siti);
    siti.text(FIRE);
    String fire = emergencyIn(newest(siti, 3), asked);

    siti.raw(
        message(
            "{\"type\": \"location\", \"location\": {\"latitude\": -6.1781, \"longitude\": 106.63}}"));

    await().until(() -> history(fire).contains("supplemented"));
    assertThat(newest(siti, 4).text()).contains(fire);
    assertThat(citizen.look(asked).path("status").asText()).isEqualTo("WAITING_FOR_REPORTER");
  }

  @Test
  void aFireThatQuotesAQuestionNamesATicketOrIsACaptionIsHeardToo() throws Exception {
    Citizen siti = somebody();
    String asked = askedAbout(siti);
    ReceivedMessage question = siti.inbox().get(1);

    siti.raw(
        message(
            "{\"type\": \"text\", \"text\": {\"body\": \"%s\"}, \"context\": {\"id\": \"%s\"}}"
                .formatted(FIRE, question.wamid())));
    String first = emergencyIn(newest(siti, 3), asked);
    siti.text(asked + " " + FIRE);
    String second = emergencyIn(newest(siti, 4), asked);
    siti.photo(Photographs.ofAStreet(61), asked + " " + FIRE);
    String third = emergencyIn(newest(siti, 5), asked);

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(citizen.look(asked).path("status").asText()).isEqualTo("WAITING_FOR_REPORTER");
  }

  @Test
  void aFireWhereATapWasAskedForIsAnEmergencyAndTheTapStillCounts() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 62));
    awaitInbox(siti, 3);

    siti.text(FIRE);

    emergencyIn(newest(siti, 4), ticket);
    siti.tapButton("confirm:" + ticket, "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
    awaitInbox(siti, 6); // The answer, and the question how content he is.
    siti.text(FIRE + " lagi");
    emergencyIn(newest(siti, 7), ticket);
  }

  @Test
  void aFireIsOneEmergencyHoweverOftenItsMessageIsTried() throws Exception {
    Citizen siti = somebody();
    String asked = askedAbout(siti);
    long before = complaints();
    ledger
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "create function cut_off() returns trigger language plpgsql as"
                      + " 'begin raise exception ''cut off''; end'");
              handle.execute(
                  "create trigger cut_off before delete on errand for each row"
                      + " when (old.kind = 'whatsapp-inbound') execute function cut_off()");
            });
    String wamid = siti.text(FIRE);
    await().until(() -> errands("attempts > 0 and dead_at is null") > 0);
    ledger.jdbi().useHandle(handle -> handle.execute("drop function cut_off() cascade"));
    engine.clock().advance(Duration.ofMinutes(6));
    settle();
    engine.whatsapp().redeliver(wamid);
    settle();

    assertThat(complaints()).isEqualTo(before + 1);
    assertThat(siti.inbox()).hasSize(3);
    emergencyIn(siti.inbox().get(2), asked);
    assertThat(citizen.look(asked).path("status").asText()).isEqualTo("WAITING_FOR_REPORTER");
  }

  /** His complaint about a road, of which the department has asked him something. */
  private String askedAbout(Citizen citizen) throws Exception {
    String ticket = complaintOf(citizen);
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitInbox(citizen, 2);
    return ticket;
  }

  /** The ticket of an emergency that a receipt tells of, with the way to 112 before all else. */
  private String emergencyIn(ReceivedMessage receipt, String notThis) throws Exception {
    assertThat(receipt.text()).startsWith("Keadaan darurat? Hubungi 112");
    String ticket = ticketIn(receipt);
    assertThat(ticket).isNotEqualTo(notThis);
    assertThat(priorityOf(ticket)).isEqualTo("EMERGENCY");
    return ticket;
  }

  private String priorityOf(String ticket) {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select priority from complaint where ticket = ?")
                    .bind(0, ticket)
                    .mapTo(String.class)
                    .one());
  }
}
