package id.laksa.dev.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatPagesIT {
  private static final String CHAT = "/simulator/citizens/" + Samples.PHONE;
  @TempDir Path scratch;
  private Bench bench;
  private Citizen citizen;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(scratch);
    citizen = bench.simulator.citizen(Samples.PHONE, "Budi <b>");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aNumberAsOneSaysItOpensAConversation() throws Exception {
    assertThat(bench.send(bench.request("/simulator/")).body()).contains("Mulai percakapan");
    HttpResponse<String> entered =
        form("/simulator/citizens", Map.of("id", "0812-0000 0009", "name", "Ani"));
    assertThat(entered.statusCode()).isEqualTo(303);
    String chat = entered.headers().firstValue("Location").orElseThrow();
    assertThat(chat).isEqualTo("/simulator/citizens/6281200000009");
    assertThat(bench.send(bench.request(chat)).body()).contains("Ani", "Belum ada pesan");
  }

  @Test
  void aWrongNumberIsRefusedBesideItsFieldAndKept() throws Exception {
    HttpResponse<String> refused =
        form("/simulator/citizens", Map.of("id", "abc\"", "name", "Ani"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Tulis nomor seperti", "value=\"abc&quot;\"");
  }

  @Test
  void whatIsSaidOnThePageComesToTheWebhookAndStaysOnThePage() throws Exception {
    assertThat(form(CHAT + "/text", Map.of("text", "#sampah <di> pasar")).statusCode())
        .isEqualTo(303);
    form(CHAT + "/location", Map.of("lat", "-6,1783", "lon", "106.6319", "place", "Pasar Anyar"));
    photo(Samples.jpeg());
    await().until(() -> bench.receiver.messages().size() == 3);
    assertThat(bench.receiver.messages())
        .extracting(message -> message.path("type").asText())
        .containsExactly("text", "location", "image");
    assertThat(bench.send(bench.request(CHAT)).body())
        .contains(
            "#sampah &lt;di&gt; pasar", "Pasar Anyar", "alt=\"Foto: Selokan\"", "Budi &lt;b&gt;")
        .doesNotContain("<di>");
  }

  @Test
  void anAnswersButtonCanBeTapped() throws Exception {
    citizen.text("Halo");
    bench.post(Samples.someButtons());
    assertThat(bench.send(bench.request(CHAT + "/bubbles")).body())
        .contains("value=\"confirm:1\"", ">Sudah</button>");
    form(CHAT + "/tap", Map.of("id", "confirm:1"));
    await().until(() -> bench.receiver.messages().size() == 2);
    assertThat(bench.receiver.messages().get(1).at("/interactive/button_reply/title").asText())
        .isEqualTo("Sudah");
  }

  @Test
  void whoWritesAsACitizenThatIsNotThereIsToldSo() throws Exception {
    HttpResponse<String> answer =
        form("/simulator/citizens/6281299999999/text", Map.of("text", "Halo"));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Warga itu tidak ada");
  }

  @Test
  void theBareAddressLeadsToTheFirstPage() throws Exception {
    assertThat(bench.send(bench.request("/")).statusCode()).isEqualTo(303);
  }

  @Test
  void aButtonThatNobodyOfferedCanNotBeTapped() throws Exception {
    form(CHAT + "/tap", Map.of("id", "confirm:other"));
    assertThat(citizen.conversation()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/text, text, '  ', Tulis dulu pesannya",
    "/location, lat, utara, Lintang dan bujur berupa angka"
  })
  void aWrongFieldIsAnsweredByASentence(String path, String field, String value, String sentence)
      throws Exception {
    HttpResponse<String> refused = form(CHAT + path, Map.of(field, value));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(sentence);
    assertThat(citizen.conversation()).isEmpty();
  }

  @Test
  void aFileThatIsNoPhotoIsAnsweredByASentenceAndTheCaptionIsKept() throws Exception {
    HttpResponse<String> refused = photo(new byte[] {'P', 'K', 3, 4});
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("bukan foto JPEG atau PNG", "value=\"Selokan\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-origin, 303"
  })
  void anotherSitesPageCanNotWriteHere(String header, String value, int status) throws Exception {
    HttpRequest.Builder request =
        bench
            .request(CHAT + "/text")
            .header(header, value)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("text=Halo"));
    assertThat(bench.send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void theOwnPageMayWriteHere() throws Exception {
    HttpRequest.Builder request =
        bench
            .request(CHAT + "/text")
            .header("Origin", bench.url().toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("text=Halo"));
    assertThat(bench.send(request).statusCode()).isEqualTo(303);
  }

  @Test
  void aNameThatOnlyPointsHereIsNotServed() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /simulator/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Mulai");
    }
  }

  @Test
  void pagesRunOnlyTheirOwnScript() throws Exception {
    HttpResponse<String> page = bench.send(bench.request(CHAT));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(bench.send(bench.request("/simulator/chat.js")).statusCode()).isEqualTo(200);
    assertThat(bench.send(bench.request("/simulator/chat.css")).statusCode()).isEqualTo(200);
    assertThat(bench.send(bench.request("/simulator/nothing")).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return bench.send(
        bench
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> photo(byte[] bytes) throws Exception {
    return bench.send(
        Bench.multipart(
            bench.request(CHAT + "/photo"),
            Map.of("caption", "Selokan"),
            "photo",
            "image/jpeg",
            bytes));
  }
}
