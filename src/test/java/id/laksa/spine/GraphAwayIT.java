package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Faults.Call;
import id.laksa.dev.simulator.ReceivedMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meta's side is away, slow, or says no. Complaints go their way; what is told comes later. */
class GraphAwayIT extends WhatsAppCase {
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    ledger.jdbi().useHandle(handle -> handle.execute("delete from not_told"));
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
    ledger
        .jdbi()
        .useHandle(handle -> handle.execute("delete from errand where dead_at is not null"));
  }

  @ParameterizedTest
  @CsvSource({"500, 131000", "503, 2", "429, 130429", "429, 131056", "401, 190"})
  void whatIsRefusedForNowIsSentByTheLadder(int status, int code) {
    engine.whatsapp().faults().failNext(Call.SEND, status, code, 3);
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    awaitInTime(() -> !siti.inbox().isEmpty());
    settle();
    assertThat(siti.inbox()).hasSize(1);
    assertThat(engine.whatsapp().faults().pending()).isZero();
  }

  @Test
  void whatCanNotBeDeliveredWaitsForAPersonAndTheComplaintGoesOn() throws Exception {
    engine.whatsapp().faults().failNext(Call.SEND, 400, 131026, 1);
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    awaitInTime(() -> ledger.count("select count(*) from not_told") == 1);
    assertThat(siti.inbox()).isEmpty();
    siti.text("Dekat pasar");
    awaitInTime(() -> !siti.inbox().isEmpty());
    assertThat(dpupr.workOrder(ticketIn(newest(siti, 1)))).isNotNull();
  }

  @Test
  void theLadderHasAnEnd() {
    engine.whatsapp().faults().failNext(Call.SEND, 401, 190, 11);
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    await()
        .atMost(Duration.ofMinutes(1))
        // An attempt must have its end before the clock runs past its lease.
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              engine.clock().advance(Duration.ofHours(12));
              return errands("reason = 'refused-190' and dead_at is not null") == 1;
            });
    assertThat(engine.whatsapp().faults().pending()).isZero();
    assertThat(ledger.count("select count(*) from not_told")).isEqualTo(1);
  }

  @Test
  void whileOneAnswerHangsOthersAreServed() {
    engine.whatsapp().faults().hangNext(Call.SEND, 1);
    Citizen siti = somebody();
    siti.text("#jalanrusak Jalan amblas");
    await().until(() -> engine.whatsapp().faults().pending() == 0);
    Citizen budi = somebody();
    complaintOf(budi);
    assertThat(siti.inbox()).isEmpty();
    awaitInTime(() -> !siti.inbox().isEmpty());
    settle();
    assertThat(siti.inbox()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"MEDIA", "DOWNLOAD"})
  void aPhotoThatComesLateIsAddedLate(Call call) {
    engine.whatsapp().faults().failNext(call, 500, 131000, 2);
    Citizen siti = somebody();
    siti.photo(Photographs.ofAStreet(61), "#jalanrusak Lihat");
    String ticket = ticketIn(newest(siti, 1));
    awaitInTime(() -> history(ticket).contains("supplemented"));
  }

  @Test
  void aPhotoThatNeverArrivesIsMissedInTheEnd() {
    engine.whatsapp().faults().failNext(Call.MEDIA, 500, 131000, 11);
    Citizen siti = somebody();
    siti.photo(Photographs.ofAStreet(62), "#jalanrusak Lihat");
    String ticket = ticketIn(newest(siti, 1));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              engine.clock().advance(Duration.ofMinutes(30));
              return history(ticket).contains("photo-missed");
            });
    settle();
    assertThat(history(ticket)).containsOnlyOnce("photo-missed").contains("dispatched");
  }

  @Test
  void aPhotoThatIsTooLargeIsMissedAndItsReporterIsTold() {
    Citizen siti = somebody();
    siti.photo(new byte[10_485_761], "#jalanrusak Lihat");
    assertThat(newest(siti, 2).text()).contains("tidak dapat kami ambil");
  }

  @Test
  void afterADayOfSilenceATemplateBringsThePhoto() throws Exception {
    Citizen siti = somebody();
    String ticket = complaintOf(siti);
    settle();
    engine.clock().advance(Duration.ofHours(25));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 63));
    ReceivedMessage told = newest(siti, 2);
    settle();
    assertThat(siti.inbox()).hasSize(2);
    assertThat(told.text()).contains(ticket, "selesai");
    assertThat(told.image().bytes()).isNotEmpty();
    siti.tapButton(told.buttons().get(0).id(), "Sudah selesai");
    awaitStatus(ticket, "CLOSED");
  }
}
