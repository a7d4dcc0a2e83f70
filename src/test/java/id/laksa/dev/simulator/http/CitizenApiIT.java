package id.laksa.dev.simulator.http;

import static id.laksa.dev.simulator.http.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitizenApiIT {
  private static final String BUDI = "/simulator/api/citizens/" + Samples.PHONE;
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
  void anotherProcessChatsAsACitizen() throws Exception {
    HttpResponse<String> said = post("/text", "{'name':'Budi','text':'#sampah di pasar'}");
    assertThat(said.statusCode()).isEqualTo(201);
    post("/location", "{'lat':-6.1783,'lon':106.6319,'place':'Pasar Anyar'}");
    bench.post(Samples.someButtons());
    post("/tap", "{'id':'confirm:1','title':'Sudah'}");
    await().until(() -> bench.receiver.messages().size() == 3);
    assertThat(bench.receiver.messages().get(0).path("id").asText())
        .isEqualTo(json(said).path("wamid").asText());
    assertThat(bench.receiver.messages())
        .extracting(message -> message.path("type").asText())
        .containsExactly("text", "location", "interactive");
    assertThat(bench.receiver.values().get(0).at("/contacts/0/profile/name").asText())
        .isEqualTo("Budi");
  }

  @Test
  void theInboxShowsTextsButtonsAndImages() throws Exception {
    post("/text", "{'text':'Halo'}");
    String media =
        json(bench.upload(
                Map.of("messaging_product", "whatsapp", "type", "image/jpeg"),
                "image/jpeg",
                Samples.jpeg()))
            .path("id")
            .asText();
    bench.post(Samples.anImage(media));
    bench.post(Samples.someButtons());
    JsonNode inbox = json(bench.send(bench.request(BUDI + "/inbox")));
    assertThat(inbox.at("/0/text").asText()).isEqualTo("Selesai");
    assertThat(bench.bytes(bench.request(inbox.at("/0/imageUrl").asText())).body())
        .isEqualTo(Samples.jpeg());
    assertThat(inbox.at("/1/buttons/0").toString())
        .isEqualTo("{\"id\":\"confirm:1\",\"title\":\"Sudah\"}");
    assertThat(inbox.at("/1/at").asText()).isEqualTo("2026-11-22T03:00:00Z");
  }

  @Test
  void aPhotoIsSentAsAForm() throws Exception {
    HttpResponse<String> said = photo(Samples.jpeg());
    assertThat(said.statusCode()).isEqualTo(201);
    await().until(() -> bench.receiver.messages().size() == 1);
    assertThat(bench.receiver.messages().get(0).at("/image/caption").asText())
        .isEqualTo("#banjir \u00e4");
    assertThat(photo(new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
    assertThat(photo(new byte[0]).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/text | {'text':''}",
        "/text | {'text':5}",
        "/text | {'text':'x','more':1}",
        "/text | {}",
        "/text | []",
        "/location | {'lat':91,'lon':0}",
        "/location | {'lat':'x','lon':0}",
        "/tap | {'id':'x'}"
      })
  void whatCanNotBeSaidIsRefusedAndNothingIsSent(String path, String body) throws Exception {
    HttpResponse<String> refused = post(path, body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("detail").asText()).isNotBlank();
    assertThat(bench.receiver.messages()).isEmpty();
  }

  @Test
  void anUnknownCitizenHasNoInboxAndAWrongIdIsRefused() throws Exception {
    assertThat(bench.send(bench.request(BUDI + "/inbox")).statusCode()).isEqualTo(404);
    HttpResponse<String> wrong =
        bench.send(
            bench
                .request("/simulator/api/citizens/budi/text")
                .POST(BodyPublishers.ofString("{\"text\":\"Halo\"}")));
    assertThat(wrong.statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> post(String path, String singleQuoted) throws Exception {
    return bench.send(
        bench
            .request(BUDI + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(singleQuoted.replace('\'', '"'))));
  }

  private HttpResponse<String> photo(byte[] bytes) throws Exception {
    return bench.send(
        Bench.multipart(
            bench.request(BUDI + "/photo"),
            Map.of("caption", "#banjir \u00e4"),
            "photo",
            "image/jpeg",
            bytes));
  }
}
