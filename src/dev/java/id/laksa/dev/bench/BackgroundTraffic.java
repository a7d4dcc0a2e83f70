package id.laksa.dev.bench;

import id.laksa.whatsapp.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who comes by the other doors, up to ten times a second each: a browser that opens the form, and
 * WhatsApp's webhook with a complaint. Measured until it is closed.
 */
final class BackgroundTraffic implements AutoCloseable {
  private static final long PAUSE_MS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService people = Executors.newFixedThreadPool(2);
  private final URI engine;
  private final WebhookSignature meta;
  private final Latencies web = new Latencies();
  private final Latencies webhook = new Latencies();
  private final Errors errors = new Errors();

  /**
   * They come.
   *
   * @param appSecret what webhooks are signed with
   */
  BackgroundTraffic(URI engine, String appSecret) {
    this.engine = engine;
    this.meta = new WebhookSignature(appSecret);
    come(() -> HttpRequest.newBuilder(engine.resolve("/")), web);
    come(this::delivery, webhook);
  }

  Latencies web() {
    return web;
  }

  Latencies webhook() {
    return webhook;
  }

  /** Whatever wasn't answered by 200. */
  Errors errors() {
    return errors;
  }

  @Override
  public void close() {
    people.shutdownNow();
  }

  private void come(Supplier<HttpRequest.Builder> request, Latencies latencies) {
    people.execute(
        () -> {
          try {
            while (!Thread.currentThread().isInterrupted()) {
              ask(request.get().timeout(PATIENCE).build(), latencies);
              TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void ask(HttpRequest request, Latencies latencies) throws InterruptedException {
    long before = System.nanoTime();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      latencies.add(System.nanoTime() - before);
      if (status != OK) {
        errors.add(Integer.toString(status));
      }
    } catch (IOException e) {
      errors.add(e.getClass().getSimpleName());
    }
  }

  private HttpRequest.Builder delivery() {
    byte[] body =
        """
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages",
         "value": {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "100000000000001"},
          "messages": [{"from": "628%d", "id": "wamid.%s", "timestamp": "1795300000", "type": "text",
           "text": {"body": "Lampu jalan padam #pjupadam"}}]}}]}]}
        """
            .formatted(
                ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L), UUID.randomUUID())
            .getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(engine.resolve("/webhooks/whatsapp"))
        .header("Content-Type", "application/json")
        .header("X-Hub-Signature-256", meta.of(body))
        .POST(BodyPublishers.ofByteArray(body));
  }
}
