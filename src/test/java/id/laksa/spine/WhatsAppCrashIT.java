package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is cut off between two steps is taken up again, and no step is taken twice. */
class WhatsAppCrashIT extends WhatsAppCase {
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(6);
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void mend() throws Exception {
    dpupr.close();
    ledger.jdbi().useHandle(handle -> handle.execute("drop function if exists cut_off() cascade"));
  }

  @Test
  void anAnswerIsGivenOnceAndMakesNoSecondComplaint() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitInbox(siti, 2);
    long before = complaints();
    engine.clock().advance(Duration.ofMinutes(20));
    cutOff("delete on errand", "old.kind = 'whatsapp-inbound'");
    siti.text("Di RT 03, sebelah masjid");
    awaitStatus(ticket, "IN_PROGRESS");
    tryAgain();
    assertThat(history(ticket)).containsOnlyOnce("info-given").doesNotContain("supplemented");
    assertThat(complaints()).isEqualTo(before);
    assertThat(siti.inbox()).hasSize(3);
  }

  @Test
  void aTapIsTakenOnce() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 51));
    awaitInbox(siti, 3);
    cutOff("delete on errand", "old.kind = 'whatsapp-inbound'");
    siti.tapButton("confirm:" + ticket, "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
    awaitInbox(siti, 5); // The answer, and the question how content he is.
    tryAgain();
    assertThat(siti.inbox()).hasSize(5);
  }

  @Test
  void anAdditionIsAddedOnce() {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    cutOff("delete on errand", "old.kind = 'whatsapp-inbound'");
    siti.text("Dekat pasar");
    await().until(() -> history(ticket).contains("supplemented"));
    tryAgain();
    assertThat(history(ticket)).containsOnlyOnce("supplemented");
    assertThat(siti.inbox()).hasSize(2);
  }

  @Test
  void aComplaintWithoutAHashtagDoesNotBecomeAnAdditionToItself() {
    Citizen siti = somebody();
    siti.photo(Photographs.ofAStreet(52), null);
    awaitInbox(siti, 1);
    long before = complaints();
    cutOff("delete on whatsapp_waiting", "true");
    siti.text("Ada yang aneh di gang kami sejak kemarin");
    String ticket = ticketIn(newest(siti, 2));
    ledger.jdbi().useHandle(handle -> handle.execute("drop function cut_off() cascade"));
    awaitInTime(() -> history(ticket).contains("supplemented"));
    settle();
    assertThat(complaints()).isEqualTo(before + 1);
    assertThat(history(ticket)).containsOnlyOnce("supplemented");
    assertThat(siti.inbox()).hasSize(2);
  }

  @Test
  void aMessageThatMetaTookIsNotSentOnceMore() {
    Citizen siti = somebody();
    cutOff("delete on errand", "old.kind = 'whatsapp-send'");
    complaintOf(siti);
    tryAgain();
    assertThat(siti.inbox()).hasSize(1);
  }

  @Test
  void aMessageWhoseStatusCameBeforeMetasAnswerIsNotSentOnceMore() {
    Citizen siti = somebody();
    cutOff("insert or update on whatsapp_sent", "new.what <> ''");
    complaintOf(siti);
    tryAgain();
    assertThat(siti.inbox()).hasSize(1);
  }

  @Test
  void aPhotoIsAddedOnce() {
    Citizen siti = somebody();
    cutOff("delete on errand", "old.kind = 'whatsapp-media'");
    siti.photo(Photographs.ofAStreet(53), "#jalanrusak Lihat");
    String ticket = ticketIn(newest(siti, 1));
    await().until(() -> history(ticket).contains("supplemented"));
    tryAgain();
    assertThat(history(ticket)).containsOnlyOnce("supplemented");
  }

  /** Lets a write fail from now on. */
  private void cutOff(String write, String when) {
    ledger
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "create function cut_off() returns trigger language plpgsql as"
                      + " 'begin raise exception ''cut off''; end'");
              handle.execute(
                  "create trigger cut_off before "
                      + write
                      + " for each row when ("
                      + when
                      + ") execute function cut_off()");
            });
  }

  private void tryAgain() {
    await().until(() -> errands("attempts > 0 and dead_at is null") > 0);
    ledger.jdbi().useHandle(handle -> handle.execute("drop function cut_off() cascade"));
    engine.clock().advance(LONGER_THAN_A_LEASE);
    settle();
  }
}
