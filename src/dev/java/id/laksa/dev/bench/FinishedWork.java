package id.laksa.dev.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** Complaints about roads and photos of their mended selves, over HTTP. */
final class FinishedWork {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EDGE = "laksa-bench-part";
  private static final int WIDTH = 480;
  private static final int HEIGHT = 360;
  private static final int CREATED = 201;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI engine;
  private final String login;
  private final Random random = new Random();

  /** Works as this department. */
  FinishedWork(URI engine, String user, String password) {
    this.engine = engine;
    this.login =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Complains by the app. */
  void byApp(String text) throws IOException, InterruptedException {
    String json = JSON.createObjectNode().put("text", text).toString();
    post(
        engine.resolve("/api/v1/complaints"),
        "application/json",
        json.getBytes(StandardCharsets.UTF_8));
  }

  /** Complains as a citizen of the WhatsApp simulator whom nobody knows yet. */
  void byWhatsApp(URI simulator, String text) throws IOException, InterruptedException {
    String number = "628" + (1_000_000_000L + random.nextInt(Integer.MAX_VALUE));
    String json = JSON.createObjectNode().put("name", "Warga").put("text", text).toString();
    post(
        simulator.resolve("/simulator/api/citizens/" + number + "/text"),
        "application/json",
        json.getBytes(StandardCharsets.UTF_8));
  }

  /** Uploads a photo that no other is like; gives its id. */
  String evidence(String ticket) throws IOException, InterruptedException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String ticketPart =
        "--%s\r\nContent-Disposition: form-data; name=\"ticket\"\r\n\r\n%s\r\n"
            .formatted(EDGE, ticket);
    String photoPart =
        "--%s\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
            .formatted(EDGE);
    form.write(ticketPart.getBytes(StandardCharsets.UTF_8));
    form.write(photoPart.getBytes(StandardCharsets.UTF_8));
    form.write(photo());
    form.write(("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return post(
            engine.resolve("/opd/v1/evidence"),
            "multipart/form-data; boundary=" + EDGE,
            form.toByteArray())
        .path("evidenceId")
        .asText();
  }

  private JsonNode post(URI to, String type, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", type)
            .header("Authorization", login)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != CREATED) {
      throw new IOException(to.getPath() + " answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  private byte[] photo() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    for (int i = 0; i < 120; i++) {
      pen.setColor(new Color(random.nextInt(0xffffff)));
      int size = 10 + random.nextInt(150);
      pen.fillRect(random.nextInt(WIDTH) - 20, random.nextInt(HEIGHT) - 20, size, size);
    }
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    return jpeg.toByteArray();
  }
}
