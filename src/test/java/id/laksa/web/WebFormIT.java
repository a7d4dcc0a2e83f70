package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Photographs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form and its receipt. */
class WebFormIT extends WebCase {
  @Test
  void whatIsSentBecomesAComplaintWithAReceipt() {
    Sent sent = taken(aForm(), Photographs.ofAStreet(201));
    String receipt = html("/lapor/" + sent.ticket() + "/" + sent.key());
    assertThat(receipt)
        .contains(sent.ticket(), "Dinas Pekerjaan Umum", sent.ownPage(), "Jalan rusak")
        .containsPattern(">[A-Z][a-z]+, \\d+ [A-Z][a-z]+ 20\\d\\d pukul \\d\\d\\.\\d\\d WIB<")
        .doesNotContain("tel:112");
    assertThat(html(sent.ownPage())).contains("Jalan berlubang di depan sekolah", "/photos/");
    assertThat(citizen.look(sent.ticket()).path("department").path("code").asText())
        .isEqualTo("DPUPR");
  }

  @Test
  void aChosenKelurahanDecidesWhoseItIs() {
    Map<String, String> form =
        with(with(aForm(), "hashtag", "#kampungterang"), "place", "Cipondoh/Kenanga");
    Sent sent = taken(form);
    JsonNode state = citizen.look(sent.ticket());
    assertThat(state.path("department").path("code").asText()).isEqualTo("KEC_CIPONDOH");
    assertThat(html(sent.ownPage())).contains("Kenanga, Cipondoh");
  }

  @Test
  void aPointCountsMoreThanAChosenKelurahan() {
    Map<String, String> form = with(aForm(), "hashtag", "#kampungterang");
    form.putAll(Map.of("place", "Cipondoh/Kenanga", "lat", "-6.15850", "lon", "106.59618"));
    assertThat(citizen.look(taken(form).ticket()).path("department").path("code").asText())
        .isEqualTo("KEC_PERIUK");
  }

  @Test
  void anEmergencyIsToldToCall112() {
    Sent sent = taken(with(aForm(), "hashtag", "#kebakaran"));
    assertThat(html("/lapor/" + sent.ticket() + "/" + sent.key())).contains("tel:112");
  }

  @Test
  void whatNoRuleCanDecideWaitsForAnOperator() {
    Sent sent = taken(with(with(aForm(), "hashtag", ""), "text", "Tanpa tagar"));
    assertThat(html("/lapor/" + sent.ticket() + "/" + sent.key()))
        .contains("Menunggu keputusan petugas");
  }

  @Test
  void sentTwiceIsOneComplaint() {
    Map<String, String> form = aForm();
    byte[] photo = Photographs.ofAStreet(202);
    Sent first = taken(form, photo);
    long complaints = ledger.size().complaints();
    assertThat(taken(form, photo)).isEqualTo(first);
    assertThat(ledger.size().complaints()).isEqualTo(complaints);
  }

  @Test
  void aDoubleClickIsOneComplaint() {
    Map<String, String> form = aForm();
    List<CompletableFuture<Sent>> clicks =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> taken(form))).limit(6).toList();
    assertThat(clicks.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void theSameFormWithOtherWordsIsAskedWhetherItIsMeant() {
    Map<String, String> form = aForm();
    Sent first = taken(form);
    Answer again = send(with(form, "text", "Lampu jalan mati"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(html(again))
        .contains("Lampu jalan mati", "/lapor/" + first.ticket() + "/" + first.key());
    Map<String, String> meant = with(form, "text", "Lampu jalan mati");
    assertThat(taken(with(meant, "token", token(html(again)))).ticket())
        .isNotEqualTo(first.ticket());
  }

  @Test
  void aFormWithoutFilesMayComeUrlEncoded() {
    String body = "text=Jalan+rusak+%23jalanrusak%0D%0Adi+sini&token=" + token();
    Answer answer =
        citizen.post(
            "/lapor",
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(html(receiptOf(answer).ownPage())).contains("Jalan rusak #jalanrusak\ndi sini");
  }

  @Test
  void whoAsksForEnglishGetsItAllTheWay() {
    assertThat(html(open("/", Map.of("Accept-Language", "en-GB"))))
        .contains("<html lang=\"en\">", "What happened?", "href=\"/?lang=id\" lang=\"id\"");
    String form = html("/?lang=en");
    assertThat(form).contains("action=\"/lapor?lang=en\"", "href=\"/lacak?lang=en\"");
    assertThat(html("/")).contains("<html lang=\"id\">", "Apa yang terjadi?");
    assertThat(html(open("/?lang=id", Map.of("Accept-Language", "en")))).contains("lang=\"id\">");
  }

  @Test
  void theAddressTheFormIsSentToLeadsToTheForm() {
    Answer answer = open("/lapor", Map.of());
    assertThat(answer.status()).isEqualTo(303);
    assertThat(header(answer, "Location")).isEqualTo("/");
  }

  @Test
  void aPageIsKeptByNobodyButTheEmptyFormByItsVisitor() {
    Sent sent = taken(aForm());
    assertThat(header(open("/", Map.of()), "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(open(sent.ownPage(), Map.of()), "Cache-Control")).isEqualTo("no-store");
    assertThat(header(send(Map.of()), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aPageRunsNothingForeign() {
    Answer page = open("/", Map.of());
    assertThat(header(page, "Content-Security-Policy"))
        .contains("script-src 'self'", "form-action 'self'", "frame-ancestors 'none'");
    assertThat(header(page, "Permissions-Policy")).isEqualTo("geolocation=(self)");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(html(page)).doesNotContain("<script>", "style=", "onclick");
  }
}
