package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.liveroom.OperatorBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One shift hands on to the next. */
class ShiftIT extends LiveRoomCase {
  private static final String SHIFT = "/live-room/serah-terima";
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private final OperatorBrowser operator = anOperator();

  @Test
  void whatHappenedWhatIsLateWhatRangAndWhoHasWhatIsOnOnePage() {
    engine.clock().advance(Duration.ofMinutes(2));
    String since = typed(engine.clock().instant());
    String late = aDamagedRoad();
    ledger.makeDue(late, engine.clock().instant());
    await().until(() -> history(late).contains("deadline-passed"));
    String fire = accepted(saying("Rumah terbakar #kebakaran")).ticket();
    String held = anUnclearComplaint();
    operator.submit(operator.open(pageOf(held)), pageOf(held) + "/pegang", Map.of("holder", ""));
    String rejected = anUnclearComplaint();
    reject(operator, operator.open(pageOf(rejected)), rejected, "Ganda");
    Page page = operator.open(SHIFT + "?sejak=" + since);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html())
        .contains(late, fire, held, "value=\"" + since + "\"")
        .containsPattern("(?s)Keadaan darurat yang masuk.*" + fire + ".*Lewat tenggat, dieskalasi")
        .containsPattern("(?s)Lewat tenggat, dieskalasi.*" + late + ".*Paling lama lewat tenggat")
        .containsPattern("(?s)Sedang dipegang.*" + held)
        .containsPattern("(?s)Keputusan menurut petugas.*operator</th><td class=\"n\">[1-9]");
    engine.clock().advance(Duration.ofMinutes(2));
    assertThat(operator.open(SHIFT + "?sejak=" + typed(engine.clock().instant())).html())
        .containsPattern("(?s)Keadaan darurat yang masuk</h2>\\s*<p>Tidak ada");
  }

  @Test
  void aShiftNotesSomethingForTheNextOnceHoweverOftenItIsSent() {
    String said = "Kunci mobil ada di <i>laci</i> " + UUID.randomUUID();
    Map<String, String> form = Map.of("key", UUID.randomUUID().toString(), "text", said);
    Page page = operator.open(SHIFT);
    assertThat(operator.submit(page, SHIFT, form).status()).isEqualTo(303);
    assertThat(operator.submit(page, SHIFT, form).status()).isEqualTo(303);
    assertThat(operator.open(SHIFT).html()).contains("&lt;i&gt;laci").doesNotContain("<i>laci");
    assertThat(ledger.count("select count(*) from shift_note where text = ?", said)).isOne();
    Page blank = operator.submit(page, SHIFT, Map.of("text", "x".repeat(2_001)));
    assertThat(blank.status()).isEqualTo(400);
    assertThat(blank.html()).contains("shift-note-wrong", "xxxx");
  }

  @Test
  void whatAShiftNotedIsForgottenAfterNinetyDays() {
    Page page = operator.open(SHIFT);
    operator.submit(page, SHIFT, Map.of("text", "Lama sekali"));
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update shift_note set at = at - interval '91 days' where text = 'Lama"
                        + " sekali'"));
    operator.submit(page, SHIFT, Map.of("text", "Baru saja"));
    assertThat(ledger.count("select count(*) from shift_note where text = 'Lama sekali'")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kemarin", "2026-13-45T99:00", "1999-01-01T00:00", "9999-01-01T00:00", "%00"})
  void aTimeThatCanNotBeUsedIsSaidAndTheLastHoursAreShown(String since) {
    Page page = operator.open(SHIFT + "?sejak=" + since);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("Waktu itu tidak dapat dipakai", "Catatan giliran");
  }

  @Test
  void oneSeesWhatOneDecided() {
    String ticket = anUnclearComplaint();
    OperatorBrowser person = aPerson("riwayat.saya", "operator");
    assertThat(person.open("/live-room/pekerjaan-saya").html()).contains("Belum ada");
    reject(person, person.open(pageOf(ticket)), ticket, "Ganda");
    assertThat(person.open("/live-room/pekerjaan-saya").html())
        .contains("/live-room/laporan/" + ticket, "/live-room/laporan?petugas=riwayat.saya");
  }

  private static String typed(Instant at) {
    return at.atZone(ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
