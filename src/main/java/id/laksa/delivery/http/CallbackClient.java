package id.laksa.delivery.http;

import id.laksa.delivery.CallbackTarget;
import java.net.InetAddress;
import java.time.Instant;

/** Calls the app's backend. Thread-safe. */
public final class CallbackClient implements AutoCloseable {
  private final CallbackTarget endpoint;
  private final WebhookClient client;

  /** Makes one for this address. */
  public CallbackClient(CallbackTarget endpoint) {
    this(endpoint, InetAddress::getAllByName);
  }

  CallbackClient(CallbackTarget endpoint, WebhookClient.Resolver resolver) {
    this.endpoint = endpoint;
    this.client = new WebhookClient(endpoint.within(), resolver);
  }

  /**
   * Calls once.
   *
   * @param id the same for the same event
   * @param now what the signature is made for
   * @param body JSON
   */
  public WebhookClient.Reply post(String id, Instant now, String body) {
    return client.post(endpoint, id, now, body);
  }

  @Override
  public void close() {
    client.close();
  }
}
