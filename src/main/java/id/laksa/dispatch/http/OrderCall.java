package id.laksa.dispatch.http;

import id.laksa.delivery.CallbackTarget;
import id.laksa.delivery.http.WebhookClient;
import id.laksa.dispatch.NotTaken;
import id.laksa.dispatch.OwedOrder;
import id.laksa.dispatch.WayAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** The way {@code http}: an order as a POST to its department's system, signed. */
public final class OrderCall implements AutoCloseable {
  private static final String WAY = "http";
  private final WayAddresses addresses;
  private final Duration within;
  private final WebhookClient client;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param within how long a call may take, in all
   */
  public OrderCall(WayAddresses addresses, Duration within, InstantSource time) {
    this.addresses = addresses;
    this.within = within;
    this.client = new WebhookClient(within);
    this.time = time;
  }

  /**
   * Calls once.
   *
   * @throws NotTaken unless the answer is a 2xx
   */
  public void post(OwedOrder order) throws NotTaken {
    WebhookClient.Reply reply =
        client.post(
            endpoint(order.department()), order.workOrderId(), time.instant(), order.json());
    if (!reply.isSuccess()) {
      Duration wait = reply.retryAfter();
      throw new NotTaken(reply.reason(), reply.status() == 0, wait == null ? Duration.ZERO : wait);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private CallbackTarget endpoint(String department) throws NotTaken {
    String code = department.toLowerCase(Locale.ROOT);
    List<String> secrets =
        List.of(addresses.of(WAY, code, "secret").orElse("").strip().split("\\s+", -1));
    try {
      return new CallbackTarget(
          new URI(addresses.of(WAY, code, "url").orElse("")),
          secrets,
          addresses.of(WAY, code, "inside").orElse("").equals("true"),
          within);
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Its sentence names no secret; which department it is, the errand says.
      throw new NotTaken("no-address", false, Duration.ZERO);
    }
  }
}
