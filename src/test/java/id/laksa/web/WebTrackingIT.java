package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.LogKeeper;
import id.laksa.spine.Photographs;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a complaint stands, for everybody. */
class WebTrackingIT extends TrackingCase {
  private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+)\"");

  @Test
  void aTicketNumberLeadsToItsPage() {
    Sent sent = taken(aForm());
    Answer found = open("/lacak?ticket=" + sent.ticket().toLowerCase(Locale.ROOT), Map.of());
    assertThat(found.status()).isEqualTo(303);
    assertThat(header(found, "Location")).isEqualTo("/lacak/" + sent.ticket());
    Answer bare = open("/lacak?ticket=" + sent.ticket().substring(4).replace("-", ""), Map.of());
    assertThat(header(bare, "Location")).isEqualTo(header(found, "Location"));
    Answer english = open("/lacak?lang=en&ticket=" + sent.ticket(), Map.of());
    assertThat(header(english, "Location")).isEqualTo("/lacak/" + sent.ticket() + "?lang=en");
    assertThat(html("/lacak")).contains("Lacak laporan").doesNotContain("Tidak ada laporan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lacak?ticket=x",
        "/lacak?ticket=%3Cscript%3Ealert(1)%3C/script%3E",
        "/lacak?ticket=LKS-0000-0000-0000-0000",
        "/lacak/x",
        "/lacak/LKS-0000-0000-0000-0000",
        "/lacak/LKS-0000-0000-0000-0000/AAAAAAAAAAAAAAAAAAAAAA",
        "/lapor/LKS-0000-0000-0000-0000/AAAAAAAAAAAAAAAAAAAAAA"
      })
  void anUnknownNumberIsToldAndAnotherCanBeTyped(String path) {
    Answer page = open(path, Map.of());
    assertThat(page.status()).isEqualTo(404);
    assertThat(html(page))
        .contains("Tidak ada laporan dengan nomor atau tautan ini", "name=\"ticket\"")
        .doesNotContain("<script>");
  }

  @Test
  void anotherKeyOpensNothing() {
    Sent sent = taken(aForm());
    Sent other = taken(aForm());
    for (String key : new String[] {other.key(), sent.key().substring(1), sent.key() + "A"}) {
      assertThat(open("/lapor/" + sent.ticket() + "/" + key, Map.of()).status()).isEqualTo(404);
      assertThat(open("/lacak/" + sent.ticket() + "/" + key, Map.of()).status()).isEqualTo(404);
      Sent wrong = new Sent(sent.ticket(), key);
      assertThat(answer(wrong, "kind=REOPENED&text=a").status()).isEqualTo(404);
    }
  }

  @Test
  void thePublicSeesNeitherTheReporterNorHisWords() {
    Map<String, String> form = with(aForm(), "name", "Siti Contoh");
    form.put("address", "Jl. Rahasia 7");
    Sent sent = taken(form, Photographs.ofAStreet(221));
    assertThat(html("/lacak/" + sent.ticket()))
        .contains("Diteruskan ke instansi", "Dinas Pekerjaan Umum", "Riwayat", "Jalan rusak")
        .doesNotContain("Siti", "sekolah", "Jl. Rahasia", "<img", sent.key());
  }

  @Test
  void ofAConfidentialComplaintThePublicSeesTheStatusOnly() throws Exception {
    Sent sent = taken(with(aForm(), "confidential", "1"), Photographs.ofAStreet(222));
    resolve(sent, 223);
    assertThat(html("/lacak/" + sent.ticket()))
        .contains("Laporan rahasia", "Selesai, menunggu konfirmasi pelapor")
        .doesNotContain("Dinas Pekerjaan", "Jalan rusak", "Riwayat", "<img", "Sudah kami");
    Matcher picture = PICTURE.matcher(html(sent.ownPage()));
    for (int photos = 0; photos < 2; photos++) {
      assertThat(picture.find()).isTrue();
      String address = picture.group(1);
      assertThat(open(address, Map.of()).status()).isEqualTo(200);
      assertThat(header(open(address, Map.of()), "Cache-Control")).contains("no-store");
      String foreign = address.replace(sent.key(), "AAAAAAAAAAAAAAAAAAAAAA");
      assertThat(open(foreign, Map.of()).status()).isEqualTo(404);
    }
  }

  @Test
  void theFinishedWorkIsShownAtOnce() throws Exception {
    Sent sent = taken(aForm(), Photographs.ofAStreet(224));
    resolve(sent, 225);
    String page = html("/lacak/" + sent.ticket());
    assertThat(page).contains("Sudah kami tangani: RESOLVED", "Foto hasil pekerjaan");
    assertThat(page).containsOnlyOnce("<img ").contains("loading=\"lazy\" width=\"320\"");
    Matcher picture = PICTURE.matcher(page);
    assertThat(picture.find()).isTrue();
    assertThat(open(picture.group(1), Map.of()).status()).isEqualTo(200);
    assertThat(page).doesNotContain("CONFIRMED");
  }

  @Test
  void whatIsLateIsSaidToBe() {
    Sent sent = taken(aForm());
    assertThat(html("/lacak/" + sent.ticket())).contains("<dd>Berjalan");
    engine.clock().advance(Duration.ofDays(30));
    assertThat(html("/lacak/" + sent.ticket())).contains("Sudah terlewati");
  }

  @Test
  void noKeyAndNoQueryGetsIntoTheLog() {
    try (LogKeeper log = LogKeeper.started()) {
      Sent sent = taken(with(aForm(), "text", "Rahasia sekali #jalanrusak"));
      html(sent.ownPage());
      open("/lapor/" + sent.ticket() + "/" + sent.key() + "?lang=en&x=Q7Q7Q7", Map.of());
      open("/photos/AAAAAAAAAAAAAAAAAAAAAAAAAA?key=" + sent.key(), Map.of());
      assertThat(log.lines())
          .noneMatch(line -> line.contains(sent.key()) || line.contains("Q7Q7Q7"))
          .noneMatch(line -> line.contains("Rahasia sekali"));
    }
  }
}
