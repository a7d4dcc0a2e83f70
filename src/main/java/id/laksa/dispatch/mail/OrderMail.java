package id.laksa.dispatch.mail;

import id.laksa.department.Departments;
import id.laksa.dispatch.NotTaken;
import id.laksa.dispatch.OwedOrder;
import id.laksa.dispatch.WayAddresses;
import id.laksa.errand.ErrandOutcome;
import id.laksa.mail.MailServer;
import id.laksa.notification.MessageTexts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The way {@code mail}: tells a department that there is an order, with a link to its field page.
 * What was said and who said it stay behind the department's login.
 */
public final class OrderMail {
  private static final String WAY = "mail";
  private final WayAddresses addresses;
  private final MailServer server;
  private final MessageTexts texts;
  private final Supplier<Departments> departments;
  private final String publicUrl;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param publicUrl base of the link, without a slash at the end
   */
  public OrderMail(
      WayAddresses addresses,
      MailServer server,
      MessageTexts texts,
      Supplier<Departments> departments,
      String publicUrl,
      InstantSource time) {
    this.addresses = addresses;
    this.server = server;
    this.texts = texts;
    this.departments = departments;
    this.publicUrl = publicUrl;
    this.time = time;
  }

  /**
   * Sends it once.
   *
   * @throws NotTaken unless the mail server has it
   */
  public void send(OwedOrder order) throws NotTaken {
    String to =
        addresses
            .of(WAY, order.department().toLowerCase(Locale.ROOT), "to")
            .filter(address -> !address.isBlank())
            .orElseThrow(() -> new NotTaken("no-address", false, Duration.ZERO));
    Map<String, String> values = new TreeMap<>();
    values.put("ticket", order.ticket());
    values.put("department", departments.get().named(order.department()).name());
    values.put("url", publicUrl + "/opd/laporan/" + order.ticket());
    ErrandOutcome outcome =
        server.send(
            new MailServer.Letter(
                idOf(order),
                to.strip(),
                texts.text("order.subject", values),
                texts.text("order.text", values)),
            time.instant());
    if (outcome instanceof ErrandOutcome.Later later) {
      // Not its department's fault: another's mail fares no better, and waits by its own ladder.
      throw new NotTaken(later.reason(), false, later.atLeast());
    }
    if (outcome instanceof ErrandOutcome.Dead dead) {
      throw new NotTaken(dead.reason(), false, Duration.ZERO);
    }
  }

  private static String idOf(OwedOrder order) {
    String name = "order-mail:" + order.workOrderId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
