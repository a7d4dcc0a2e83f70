package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Photographs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that can't be taken come back with a sentence and with all that was typed. */
class BadWebFormsIT extends WebCase {
  private static final byte[] NO_PHOTO = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);
  private Stored before;

  private record Stored(long complaints, long photos) {}

  @BeforeEach
  void measure() {
    before = stored();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(stored()).isEqualTo(before);
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        Arguments.of("text", "", "Tuliskan apa yang terjadi."),
        Arguments.of("text", " \u00a0 ", "Tuliskan apa yang terjadi."),
        Arguments.of("text", "a".repeat(4_001), "paling banyak 4000 huruf, ini 4001"),
        Arguments.of("text", "Jalan\0rusak", "tidak dapat dibaca"),
        Arguments.of("text", "Jalan\uFFFDrusak", "tidak dapat dibaca"),
        Arguments.of("hashtag", "#tidakada", "Pilihan ini tidak ada"),
        Arguments.of("hashtag", "<b>", "Pilihan ini tidak ada"),
        Arguments.of("place", "Cipondoh/Atlantis", "Kelurahan ini tidak ada"),
        Arguments.of("place", "Kenanga", "Kelurahan ini tidak ada"),
        Arguments.of("address", "a".repeat(501), "paling banyak 500 huruf"),
        Arguments.of("address", "a\0", "tidak dapat dibaca"),
        Arguments.of("name", "a".repeat(201), "paling banyak 200 huruf"),
        Arguments.of("phone", "0".repeat(33), "paling banyak 32 huruf"),
        Arguments.of("email", "a".repeat(255), "paling banyak 254 huruf"));
  }

  @ParameterizedTest
  @MethodSource("wrongFields")
  void aWrongFieldHasItsSentenceBesideItAndInTheSummary(
      String field, String value, String sentence) {
    Answer page = send(with(aForm(), field, value));
    assertThat(page.status()).isEqualTo(400);
    String html = html(page);
    assertThat(html)
        .containsPattern("href=\"#" + field + "\">[^<]*" + Pattern.quote(sentence))
        .containsPattern("id=\"" + field + "-wrong\">[^<]*" + Pattern.quote(sentence))
        .containsPattern("aria-invalid=\"true\" aria-describedby=\"" + field + "-wrong");
    assertThat(html.indexOf('\0')).isNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "NaN", "91", "-6.2; drop", "1e400", "0x10p3"})
  void aPointThatCannotBeIsRefused(String lat) {
    Map<String, String> form = with(aForm(), "lat", lat);
    for (String lon : List.of("", "106.6")) {
      Answer page = send(with(form, "lon", lon));
      assertThat(page.status()).isEqualTo(400);
      assertThat(html(page)).contains("Lokasi dari peramban tidak dapat dipakai");
    }
  }

  @Test
  void halfASurrogatePairIsRefused() {
    String body = "text=Jalan%ED%A0%BDrusak&token=" + token();
    Answer page =
        citizen.post(
            "/lapor",
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(page.status()).isEqualTo(400);
    assertThat(html(page)).contains("tidak dapat dibaca", "Jalanrusak");
  }

  @Test
  void whatWasTypedIsKept() {
    Map<String, String> form = with(aForm(), "text", " ");
    form.putAll(
        Map.of("address", "Jl. \"Merdeka\"", "place", "Cipondoh/Kenanga", "name", "Siti & Co"));
    form.putAll(Map.of("phone", "0812", "email", "a@b", "anonymous", "1", "hashtag", "#banjir"));
    assertThat(html(send(form)))
        .contains("Jl. &quot;Merdeka&quot;", "Siti &amp; Co", "0812", "a@b")
        .containsPattern("\"#banjir\"[^>]* selected")
        .containsPattern("\"Cipondoh/Kenanga\" selected")
        .containsPattern("name=\"anonymous\"[^>]* checked")
        .doesNotContainPattern("name=\"confidential\"[^>]* checked")
        .contains("<title>Belum terkirim: ");
  }

  @Test
  void aScriptIsOnlyEverShown() {
    String script = "</textarea><script>alert(1)</script>";
    Map<String, String> form = with(aForm(), "text", script);
    form.put("name", "\"><script>alert(2)</script>");
    assertThat(html(send(with(form, "email", "a".repeat(255)))))
        .contains("&lt;/textarea&gt;&lt;script&gt;alert(1)")
        .doesNotContain("<script>");
    assertThat(html(taken(form).ownPage()))
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>");
    before = stored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA.1795399200.AAAAAAAAAAAAAAAAAAAAAA"})
  void withoutATokenOfOursTheFormComesBackWithAFreshOne(String token) {
    refusedThenTaken(with(aForm(), "token", token));
  }

  @Test
  void afterADayTheFormComesBackWithAFreshToken() {
    Map<String, String> form = aForm();
    engine.clock().advance(Duration.ofHours(24));
    refusedThenTaken(form);
  }

  private Stored stored() {
    return new Stored(ledger.size().complaints(), ledger.size().photos());
  }

  private void refusedThenTaken(Map<String, String> form) {
    Answer page = send(form);
    assertThat(page.status()).isEqualTo(400);
    assertThat(html(page)).contains("terlalu lama terbuka", "Jalan berlubang di depan sekolah");
    assertThat(stored()).isEqualTo(before);
    taken(with(form, "token", token(html(page))));
    before = stored();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: nonsense",
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1",
        "Origin: file://"
      })
  void aFormFromAnotherSiteIsRefused(String foreign) {
    String[] header = foreign.split(": ", 2);
    Answer page = send(aForm(), Map.of(header[0], header[1]), Photographs.ofAStreet(211));
    assertThat(page.status()).isEqualTo(403);
    assertThat(html(page)).contains("dari situs lain", "Jalan berlubang di depan sekolah");
  }

  @Test
  void aFormOfOurOwnIsTaken() {
    taken(aForm());
    receiptOf(send(aForm(), Map.of("Sec-Fetch-Site", "same-origin", "Origin", engine.http())));
    receiptOf(send(aForm(), Map.of("Sec-Fetch-Site", "same-origin", "Origin", "null")));
    before = stored();
  }

  @Test
  void whatIsNoPhotoIsToldBesideThePhotosAndTheGoodOneIsKept() {
    Map<String, String> form = aForm();
    Answer page = send(form, Photographs.ofAStreet(212), NO_PHOTO);
    assertThat(page.status()).isEqualTo(400);
    String html = html(page);
    assertThat(html).containsPattern("id=\"photo-wrong\">Berkas 2 bukan foto");
    String kept = html.replaceAll("(?s).*name=\"kept\" value=\"([^\"]+)\".*", "$1");
    Sent sent = taken(with(form, "kept", kept));
    assertThat(html(sent.ownPage())).containsOnlyOnce("<img ");
    before = stored();
  }

  @Test
  void aPhotoThatSomebodyElseUploadedCannotBeNamed() {
    String forged = "ab".repeat(32) + "." + "cd".repeat(16);
    Sent sent = taken(with(aForm(), "kept", forged));
    assertThat(html(sent.ownPage())).doesNotContain("<img ");
    before = stored();
  }

  @Test
  void aFourthPhotoIsRefused() {
    byte[] photo = Photographs.ofAStreet(213);
    Answer page = send(aForm(), photo, photo, photo, photo);
    assertThat(page.status()).isEqualTo(400);
    assertThat(html(page)).contains("Terlalu banyak foto: paling banyak 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/json", ""})
  void whatIsNoFormComesBackAsAnEmptyOne(String type) {
    Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
    Answer page = citizen.post("/lapor", "{}".getBytes(StandardCharsets.UTF_8), headers);
    assertThat(page.status()).isEqualTo(400);
    assertThat(html(page)).contains("Formulir tidak dapat dibaca", "name=\"token\"");
  }
}
