package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.liveroom.OperatorBrowser.Page;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** An operator sees who reported only after he has said why, and that is on record. */
class PersonIT extends LiveRoomCase {
  private static final String REPORTER =
      """
      {"text": "Tolong dibantu, tanpa tagar",
       "reporter": {"name": "Ratnasari Dewi", "phone": "%s", "email": "Ratna.Dewi@example.id"}}
      """;

  @Test
  void theReporterIsShownOnceAndOnRecord() {
    String ticket = aComplaintBy("0877-1212-0001");
    OperatorBrowser operator = anOperator();
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).doesNotContain("Ratnasari", "0877-1212-0001");
    assertThat(operator.submit(page, pageOf(ticket) + "/pelapor", Map.of("why", "  ")).status())
        .isEqualTo(400);
    assertThat(looks(ticket)).isZero();
    Page shown =
        operator.submit(page, pageOf(ticket) + "/pelapor", Map.of("why", "perlu ditelepon"));
    assertThat(shown.html()).contains("Ratnasari Dewi", "0877-1212-0001", "Ratna.Dewi@example.id");
    assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
    assertThat(looks(ticket)).isOne();
    assertThat(operator.open(pageOf(ticket)).html()).doesNotContain("Ratnasari");
    assertThat(operator.open("/live-room/akses").html())
        .contains(ticket, "perlu ditelepon", "Melihat pelapor")
        .doesNotContain("Ratnasari");
  }

  @Test
  void aReporterIsFoundByHisNumberHoweverItIsWrittenAndByHisAddress() {
    String ticket = aComplaintBy("+62 877-1212-0002");
    OperatorBrowser operator = anOperator();
    Page form = operator.open("/live-room/cari");
    for (String contact : new String[] {"087712120002", "6287712120002", "ratna.dewi@EXAMPLE.id"}) {
      Page found =
          operator.submit(form, "/live-room/cari", Map.of("contact", contact, "why", "diminta"));
      assertThat(found.html()).describedAs(contact).contains(ticket);
      assertThat(found.html()).doesNotContain(contact);
    }
    assertThat(looks(ticket)).isEqualTo(3);
    long before = ledger.count("select count(*) from person_look");
    Page none =
        operator.submit(
            form, "/live-room/cari", Map.of("contact", "087712129999", "why", "diminta"));
    assertThat(none.html()).contains("Tidak ada laporan dengan nomor");
    assertThat(ledger.count("select count(*) from person_look")).isEqualTo(before + 1);
  }

  @Test
  void nobodySeesAnythingWithoutALoginOrFromAnotherPage() {
    String ticket = aComplaintBy("087712120003");
    OperatorBrowser stranger = new OperatorBrowser(engine.http());
    for (String path : new String[] {"/live-room/cari", "/live-room/akses"}) {
      assertThat(stranger.open(path).status()).isEqualTo(303);
    }
    Map<String, String> form = Map.of("why", "ingin tahu", "sure", "ya", "token", "ditebak");
    for (String path : new String[] {"/pelapor", "/hapus"}) {
      assertThat(stranger.post(pageOf(ticket) + path, form, Map.of()).status()).isEqualTo(401);
      assertThat(anOperator().post(pageOf(ticket) + path, form, Map.of()).status()).isEqualTo(403);
    }
    assertThat(looks(ticket)).isZero();
    assertThat(history(ticket)).doesNotContain("erased");
  }

  @Test
  void anErasureNeedsTheTickedBoxAndLeavesNothingToShow() {
    String ticket = aComplaintBy("087712120004");
    OperatorBrowser operator = anOperator();
    Page page = operator.open(pageOf(ticket));
    String erase = pageOf(ticket) + "/hapus";
    assertThat(operator.submit(page, erase, Map.of("why", "diminta")).status()).isEqualTo(400);
    assertThat(history(ticket)).doesNotContain("erased");
    Map<String, String> sure = Map.of("why", "diminta", "sure", "ya");
    assertThat(operator.submit(page, erase, sure).status()).isEqualTo(303);
    assertThat(operator.submit(page, erase, sure).status()).isEqualTo(303);
    assertThat(history(ticket)).containsOnlyOnce("erased");
    assertThat(operator.open(pageOf(ticket)).html()).contains("[Isi laporan sudah dihapus]");
    assertThat(
            operator.submit(page, pageOf(ticket) + "/pelapor", Map.of("why", "masih ada?")).html())
        .contains("datanya sudah dihapus");
  }

  @Test
  void theRecordOfLooksOnlyGrows() {
    aComplaintBy("087712120005");
    for (String attempt :
        new String[] {"delete from person_look", "update person_look set who = 'x'"}) {
      assertThatThrownBy(() -> ledger.jdbi().useHandle(handle -> handle.execute(attempt)))
          .isInstanceOf(JdbiException.class)
          .hasMessageContaining("append-only");
    }
  }

  private String aComplaintBy(String phone) {
    return accepted(REPORTER.formatted(phone)).ticket();
  }

  private long looks(String ticket) {
    return ledger.count("select count(*) from person_look where ticket = ?", ticket);
  }
}
