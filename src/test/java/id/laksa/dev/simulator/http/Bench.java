package id.laksa.dev.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.dev.simulator.Account.ClosedWindow;
import id.laksa.dev.simulator.HandMovedClock;
import id.laksa.dev.simulator.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A running simulator, the business's webhook, and time in one's own hand. */
final class Bench implements AutoCloseable {
  final HandMovedClock clock = new HandMovedClock();
  final List<Waiting> waiting = new CopyOnWriteArrayList<>();
  final WebhookReceiver receiver = new WebhookReceiver("secret-of-tests");
  final GraphSimulator simulator;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Something that shall be done later. */
  record Waiting(Duration delay, Runnable work) {}

  Bench(Path scratch) throws Exception {
    GraphSimulator.Config config =
        new GraphSimulator.Config(
            "127.0.0.1", 0, Samples.account(ClosedWindow.REFUSED_AT_ONCE), scratch);
    simulator =
        new GraphSimulator(config, clock, (delay, work) -> waiting.add(new Waiting(delay, work)));
    simulator.start(receiver.url());
  }

  HttpRequest.Builder graph(String path) {
    return request(path).header("Authorization", "Bearer token-of-tests");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(simulator.url().resolve(path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> post(JsonNode message) throws Exception {
    return send(
        graph("/v24.0/100200300400500/messages")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(message.toString())));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> upload(Map<String, String> fields, String type, byte[] file)
      throws Exception {
    return send(multipart(graph("/v24.0/100200300400500/media"), fields, "file", type, file));
  }

  static HttpRequest.Builder multipart(
      HttpRequest.Builder request,
      Map<String, String> fields,
      String fileField,
      String type,
      byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            write(
                body,
                "--cut\r\nContent-Disposition: form-data; name=\""
                    + name
                    + "\"\r\n\r\n"
                    + value
                    + "\r\n"));
    write(
        body,
        "--cut\r\nContent-Disposition: form-data; name=\""
            + fileField
            + "\"; filename=\"a.jpg\"\r\nContent-Type: "
            + type
            + "\r\n\r\n");
    body.writeBytes(file);
    write(body, "\r\n--cut--\r\n");
    return request
        .header("Content-Type", "multipart/form-data; boundary=cut")
        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  static int code(HttpResponse<String> response) throws IOException {
    return json(response).at("/error/code").intValue();
  }

  URI url() {
    return simulator.url();
  }

  @Override
  public void close() {
    simulator.close();
    receiver.close();
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
