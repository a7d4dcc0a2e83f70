package id.laksa.web;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.LogKeeper;
import id.laksa.spine.Photographs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a complaint stands, for everybody and for its reporter. */
class WebTrackingIT extends WebCase {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+)\"");
  private DepartmentSystem dpupr;

  @BeforeEach
  void logIn() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

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
  void whoGaveAMailAddressIsWrittenToAndReadsNobodysWordsButTheDepartments() throws Exception {
    Sent sent = taken(with(with(aForm(), "email", "w1@example.id"), "text", "Saya Zulaikha"));
    resolve(sent, 226);
    await().until(() -> !engine.mailTo("w1@example.id").isEmpty());
    assertThat(engine.mailTo("w1@example.id"))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .contains(sent.ticket(), "selesai dikerjakan", "/lacak/" + sent.ticket())
        .doesNotContain("Zulaikha");
    await().until(() -> html(sent.ownPage()).contains("Surel (email): terkirim"));
    assertThat(html(sent.ownPage() + "?lang=en")).contains("What we sent you", "E-mail: sent");
    assertThat(html("/lacak/" + sent.ticket())).doesNotContain("kirim kepada Anda", "Surel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"w2@example.id, w3@example.id", "nobody", "w4@example.id Bcc: x@y.id"})
  void whatIsNoSingleAddressIsWrittenToByNobody(String typed) throws Exception {
    Sent sent = taken(with(aForm(), "email", typed));
    resolve(sent, 227);
    await().until(() -> history(sent.ticket()).contains("news-missed"));
    assertThat(engine.mailTo("w3@example.id")).isEmpty();
    assertThat(html(sent.ownPage())).contains("Surel (email): tidak sampai");
  }

  @Test
  void hisConfirmationClosesOnce() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 226);
    for (int times = 0; times < 2; times++) {
      Answer answer = answer(sent, "kind=CONFIRMED&rating=5&text=Terima+kasih");
      assertThat(answer.status()).isEqualTo(303);
      assertThat(header(answer, "Location")).isEqualTo(sent.ownPage());
    }
    assertThat(history(sent.ticket())).containsOnlyOnce("confirmed");
    assertThat(html(sent.ownPage())).contains("Buka kembali").doesNotContain("\"CONFIRMED\"");
  }

  @Test
  void heMayRateAfterwards() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 230);
    answer(sent, "kind=CONFIRMED");
    assertThat(html(sent.ownPage())).contains("Beri nilai", "Dapat dibuka kembali sampai");
    assertThat(answer(sent, "kind=RATED").status()).isEqualTo(400);
    assertThat(answer(sent, "kind=RATED&rating=4").status()).isEqualTo(303);
    assertThat(html(sent.ownPage())).doesNotContain("Beri nilai");
    assertThat(history(sent.ticket())).endsWith("confirmed", "rated");
  }

  @Test
  void aPhotoOfWhatIsNotDoneGoesAlong() throws Exception {
    Sent sent = taken(aForm());
    dpupr.workOrder(sent.ticket());
    resolve(sent, 231);
    Answer bad = answer(sent, List.of("x".getBytes(StandardCharsets.UTF_8)));
    assertThat(bad.status()).isEqualTo(400);
    assertThat(html(bad)).contains("bukan foto", "Masih berlubang", "REOPENED-wrong");
    Answer half =
        answer(sent, List.of(Photographs.ofAStreet(232), "x".getBytes(StandardCharsets.UTF_8)));
    assertThat(html(half)).contains("Foto yang sudah tersimpan: 1", "name=\"kept\"");
    assertThat(answer(sent, List.of(Photographs.ofAStreet(232))).status()).isEqualTo(303);
    assertThat(dpupr.workOrder(sent.ticket()).getText()).contains("1 foto");
  }

  @Test
  void whatNobodyConfirmedIsShownAsSuch() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 233);
    assertThat(html(sent.ownPage())).contains("Dapat dikonfirmasi sampai");
    engine.clock().advance(Duration.ofDays(25));
    awaitStatus(sent.ticket(), "CLOSED");
    assertThat(html("/lacak/" + sent.ticket())).contains("Ditutup tanpa konfirmasi pelapor");
    assertThat(html(sent.ownPage())).contains("Ya, sudah selesai", "Buka kembali");
    engine.clock().advance(Duration.ofDays(60));
    assertThat(html(sent.ownPage())).doesNotContain("Ya, sudah selesai", "Buka kembali");
    Answer late = answer(sent, "kind=REOPENED&text=Masih+berlubang");
    assertThat(late.status()).isEqualTo(409);
    assertThat(html(late)).contains("sudah lewat");
  }

  @Test
  void whatHeReopensGoesBackToTheDepartment() throws Exception {
    Sent sent = taken(aForm());
    dpupr.workOrder(sent.ticket());
    resolve(sent, 227);
    answer(sent, "kind=REOPENED&text=Masih+berlubang");
    assertThat(dpupr.workOrder(sent.ticket()).getText()).contains("Masih berlubang");
  }

  @Test
  void heAnswersWhatTheDepartmentAsks() throws Exception {
    Sent sent = taken(aForm());
    dpupr.workOrder(sent.ticket());
    dpupr.answer(sent.ticket(), "NEEDS_INFO");
    awaitStatus(sent.ticket(), "WAITING_FOR_REPORTER");
    assertThat(html(sent.ownPage())).contains("Sudah kami tangani: NEEDS_INFO", "Berhenti");
    Answer blank = answer(sent, "kind=INFORMATION&text=+");
    assertThat(blank.status()).isEqualTo(400);
    assertThat(html(blank)).contains("Tuliskan dulu keterangannya", "INFORMATION-wrong");
    answer(sent, "kind=INFORMATION&text=Di+utara+pasar");
    assertThat(dpupr.workOrder(sent.ticket()).getText()).contains("Di utara pasar");
    assertThat(html(sent.ownPage())).doesNotContain("Dinas bertanya");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind=CLOSED",
        "kind=confirmed",
        "kind=CONFIRMED&rating=6",
        "kind=CONFIRMED&rating=x",
        "kind=CONFIRMED&text=%00",
        "kind=REOPENED&text=",
        "kind=REOPENED&text=%ED%A0%BD"
      })
  void aBadAnswerIsToldWhatIsWrongAndChangesNothing(String body) throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 228);
    Answer page = answer(sent, body);
    assertThat(page.status()).isEqualTo(400);
    assertThat(html(page)).contains("role=\"alert\"");
    assertThat(citizen.look(sent.ticket()).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void wordsThatNobodyWaitsForComeBackAndAreNotLostUnseen() {
    Sent sent = taken(aForm());
    Answer late = answer(sent, "kind=INFORMATION&text=Di+utara+pasar");
    assertThat(late.status()).isEqualTo(409);
    assertThat(html(late)).contains("tidak tercatat", "Isi jawaban: Di utara pasar");
  }

  @Test
  void anAnswerFromAnotherSiteChangesNothing() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 229);
    Answer page =
        citizen.post(
            sent.ownPage(),
            "kind=CONFIRMED".getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", URL_ENCODED, "Sec-Fetch-Site", "cross-site"));
    assertThat(page.status()).isEqualTo(403);
    assertThat(html(page)).contains("dari situs lain");
    assertThat(citizen.look(sent.ticket()).path("status").asText()).isEqualTo("RESOLVED");
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

  private Answer answer(Sent sent, List<byte[]> photos) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.field("kind", "REOPENED"));
    parts.add(Part.field("text", "Masih berlubang"));
    photos.forEach(photo -> parts.add(Part.photo(photo)));
    return citizen.postForm(sent.ownPage(), parts, Map.of());
  }

  private Answer answer(Sent sent, String body) {
    return citizen.post(
        sent.ownPage(), body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", URL_ENCODED));
  }

  private void resolve(Sent sent, int seed) throws Exception {
    dpupr.answer(sent.ticket(), "RESOLVED", evidence(dpupr, sent.ticket(), seed));
    awaitStatus(sent.ticket(), "RESOLVED");
  }
}
