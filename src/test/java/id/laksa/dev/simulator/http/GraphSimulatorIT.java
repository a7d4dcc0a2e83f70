package id.laksa.dev.simulator.http;

import static id.laksa.dev.simulator.http.Bench.code;
import static id.laksa.dev.simulator.http.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Faults.Call;
import id.laksa.dev.simulator.ImageType;
import id.laksa.dev.simulator.Samples;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSimulatorIT {
  private static final Map<String, String> JPEG_FIELDS =
      Map.of("messaging_product", "whatsapp", "type", "image/jpeg");
  @TempDir Path scratch;
  private Bench bench;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(scratch);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aMessageArrivesAndItsStatusesFollowInOrder() throws Exception {
    Citizen citizen = aCitizenWhoWrote();
    HttpResponse<String> answer = bench.post(Samples.aText());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/contacts/0/input").textValue()).isEqualTo(Samples.PHONE);
    assertThat(citizen.inbox()).hasSize(1);
    await().until(() -> bench.receiver.statuses().size() == 3);
    assertThat(bench.receiver.statuses()).containsExactly("sent", "delivered", "read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v24.0/100200300400500/messages", "/v24.0/100200300400500/media"})
  void nothingIsTakenWithoutTheToken(String path) throws Exception {
    for (String token : new String[] {"Bearer wrong", "token-of-tests", ""}) {
      HttpResponse<String> answer =
          bench.send(
              bench.request(path).header("Authorization", token).POST(BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(code(answer)).isEqualTo(190);
      assertThat(json(answer).at("/error/type").textValue()).isEqualTo("OAuthException");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v22.0/100200300400500/messages, 2500",
    "/v24.0/999/messages, 100",
    "/v24.0/100200300400500/nothing, 2500",
    "/100200300400500/messages, 2500"
  })
  void aWrongAddressIsRefused(String path, int code) throws Exception {
    HttpResponse<String> answer =
        bench.send(bench.graph(path).POST(BodyPublishers.ofString(Samples.aText().toString())));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{\"to\":\"1\",\"to\":\"2\"}"})
  void whatIsNoMessageIsRefused(String body) throws Exception {
    HttpResponse<String> answer =
        bench.send(
            bench
                .graph("/v24.0/100200300400500/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(100);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    aCitizenWhoWrote();
    assertThat(code(bench.post(Samples.aText().put("x", "x".repeat(300_000))))).isEqualTo(100);
  }

  @Test
  void anImageIsUploadedAndSentById() throws Exception {
    Citizen citizen = aCitizenWhoWrote();
    String id = json(bench.upload(JPEG_FIELDS, "image/jpeg", Samples.jpeg())).at("/id").asText();
    assertThat(bench.post(Samples.anImage(id)).statusCode()).isEqualTo(200);
    assertThat(citizen.inbox().get(0).image().bytes()).isEqualTo(Samples.jpeg());
    assertThat(citizen.inbox().get(0).text()).isEqualTo("Selesai");
  }

  @Test
  void anUploadThatIsNotWhatItSaysIsRefused() throws Exception {
    byte[] gif = {'G', 'I', 'F', '8', '9', 'a'};
    byte[] large = Arrays.copyOf(Samples.jpeg(), ImageType.LARGEST + 1);
    byte[] largest = Arrays.copyOf(Samples.jpeg(), ImageType.LARGEST);
    Map<String, String> png = Map.of("messaging_product", "whatsapp", "type", "image/png");
    assertRefused(bench.upload(JPEG_FIELDS, "image/jpeg", gif), "image/jpeg or image/png");
    assertRefused(bench.upload(png, "image/png", Samples.jpeg()), "as param type says");
    assertRefused(bench.upload(JPEG_FIELDS, "image/png", Samples.jpeg()), "another type");
    assertRefused(bench.upload(JPEG_FIELDS, "image/jpeg", large), "5 MB");
    assertRefused(bench.upload(Map.of("type", "image/jpeg"), "image/jpeg", gif), "product");
    assertRefused(
        bench.upload(Map.of("messaging_product", "whatsapp"), "image/jpeg", gif), "each once");
    String twice =
        "whatsapp\r\n--cut\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp";
    assertRefused(bench.upload(Map.of("messaging_product", twice), "image/jpeg", gif), "each once");
    assertThat(bench.upload(JPEG_FIELDS, "image/jpeg", largest).statusCode()).isEqualTo(200);
  }

  @Test
  void anUploadFarTooLargeIsRefused() throws Exception {
    byte[] huge = Arrays.copyOf(Samples.jpeg(), 7 * 1024 * 1024);
    assertRefused(bench.upload(JPEG_FIELDS, "image/jpeg", huge), "too large");
  }

  @Test
  void aPhotoIsFetchedInTwoStepsAndItsAddressExpires() throws Exception {
    aCitizenWhoWrote().photo(Samples.jpeg(), null);
    JsonNode described = json(bench.send(bench.graph("/v24.0/" + photoId())));
    assertThat(described.path("mime_type").asText()).isEqualTo("image/jpeg");
    assertThat(described.path("file_size").intValue()).isEqualTo(Samples.jpeg().length);
    assertThat(described.path("sha256").asText()).matches("[0-9a-f]{64}");
    String url = described.path("url").asText();
    assertThat(bench.bytes(bench.graph(url)).body()).isEqualTo(Samples.jpeg());
    assertThat(bench.send(bench.request(url)).statusCode()).isEqualTo(401);
    bench.clock.pass(Duration.ofMinutes(5));
    assertThat(bench.send(bench.graph(url)).statusCode()).isEqualTo(404);
  }

  @Test
  void aDroppedPhotoIsNowhere() throws Exception {
    aCitizenWhoWrote().photo(Samples.jpeg(), null);
    String id = photoId();
    String url = json(bench.send(bench.graph("/v24.0/" + id))).path("url").asText();
    bench.simulator.media().drop(id);
    assertThat(bench.send(bench.graph(url)).statusCode()).isEqualTo(404);
    HttpResponse<String> answer = bench.send(bench.graph("/v24.0/" + id));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/error/error_subcode").intValue()).isEqualTo(33);
  }

  @Test
  void addressesCanBeLetExpireAtOnce() throws Exception {
    aCitizenWhoWrote().photo(Samples.jpeg(), null);
    String url = json(bench.send(bench.graph("/v24.0/" + photoId()))).path("url").asText();
    bench.simulator.media().expireAddresses();
    assertThat(bench.send(bench.graph(url)).statusCode()).isEqualTo(404);
  }

  @Test
  void orderedFaultsMeetTheirCallsAndNoOthers() throws Exception {
    aCitizenWhoWrote();
    bench.simulator.faults().failNext(Call.SEND, 503, 2, 2);
    assertThat(bench.send(bench.graph("/v24.0/1")).statusCode()).isEqualTo(400);
    assertThat(bench.post(Samples.aText()).statusCode()).isEqualTo(503);
    assertThat(code(bench.post(Samples.aText()))).isEqualTo(2);
    assertThat(bench.post(Samples.aText()).statusCode()).isEqualTo(200);
  }

  @Test
  void aDelayedCallIsAnsweredWhenItsTimeHasCome() throws Exception {
    aCitizenWhoWrote();
    bench.simulator.faults().delayNext(Duration.ofSeconds(30));
    CompletableFuture<HttpResponse<String>> answer = later();
    await().until(() -> !bench.waiting.isEmpty());
    assertThat(bench.waiting.get(0).delay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(answer).isNotDone();
    bench.waiting.get(0).work().run();
    await().until(answer::isDone);
    assertThat(answer.join().statusCode()).isEqualTo(200);
  }

  @Test
  void aHangingCallIsNotAnsweredWhileOthersAre() throws Exception {
    aCitizenWhoWrote();
    bench.simulator.faults().hangNext(Call.SEND, 1);
    CompletableFuture<HttpResponse<String>> hanging = later();
    await().until(() -> bench.simulator.faults().pending() == 0);
    assertThat(bench.post(Samples.aText()).statusCode()).isEqualTo(200);
    assertThat(hanging).isNotDone();
  }

  private CompletableFuture<HttpResponse<String>> later() {
    HttpRequest request =
        bench
            .graph("/v24.0/100200300400500/messages")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Samples.aText().toString()))
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
  }

  private Citizen aCitizenWhoWrote() {
    Citizen citizen = bench.simulator.citizen("+" + Samples.PHONE, "Budi");
    citizen.text("Halo");
    return citizen;
  }

  private String photoId() {
    await().until(() -> bench.receiver.messages().size() == 2);
    return bench.receiver.messages().get(1).at("/image/id").asText();
  }

  private static void assertRefused(HttpResponse<String> answer, String why) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(100);
    assertThat(answer.body()).contains(why);
  }
}
