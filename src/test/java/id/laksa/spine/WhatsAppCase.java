package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ReceivedMessage;
import id.laksa.whatsapp.webhook.WebhookSignature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** What the tests of the WhatsApp door share: citizens who chat, by the simulator inside. */
public abstract class WhatsAppCase extends SpineCase {
  static final WebhookSignature SIGNATURE = new WebhookSignature("laksa-test-app-secret");
  private static final AtomicLong NUMBERS = new AtomicLong(6281100000000L);
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4}){4}");

  @AfterEach
  final void leaveNothingBehind() {
    engine.whatsapp().faults().clear();
    settle();
  }

  /** Somebody nobody knows yet, so long after the others that no rate holds him back. */
  final Citizen somebody() {
    engine.clock().advance(Duration.ofSeconds(10));
    return engine.whatsapp().citizen(String.valueOf(NUMBERS.incrementAndGet()), "Siti Aminah");
  }

  /** His complaint about a damaged road; gives its ticket. */
  final String complaintOf(Citizen citizen) {
    int before = citizen.inbox().size();
    citizen.text("#jalanrusak Jalan amblas");
    return ticketIn(newest(citizen, before + 1));
  }

  /**
   * Waits until so many messages have come to a citizen, by a clock that goes on: WhatsApp's limits
   * go by it. Gives them all.
   */
  final List<ReceivedMessage> awaitInbox(Citizen citizen, int messages) {
    return await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(1));
              return citizen.inbox();
            },
            inbox -> inbox.size() >= messages);
  }

  /** The newest message of a citizen who waits for so many. */
  final ReceivedMessage newest(Citizen citizen, int messages) {
    List<ReceivedMessage> inbox = awaitInbox(citizen, messages);
    return inbox.get(inbox.size() - 1);
  }

  /** The ticket number that a message names. */
  static String ticketIn(ReceivedMessage message) {
    Matcher ticket = TICKET.matcher(message.text());
    assertThat(ticket.find()).describedAs("%s", message.text()).isTrue();
    return ticket.group();
  }

  /** Waits for something while time passes, some seconds at each look. */
  final void awaitInTime(Callable<Boolean> what) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return what.call();
            });
  }

  /** Waits until nothing is left to be done, now and in the next seconds. */
  final void settle() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              assertThat(ledger.leftToDo()).isEmpty();
            });
  }

  /** How many errands there are of which this is true. */
  final long errands(String condition) {
    return ledger.count("select count(*) from errand where " + condition);
  }

  /** How many complaints came by WhatsApp so far. */
  final long complaints() {
    return ledger.count("select count(*) from complaint where channel = 'WHATSAPP'");
  }

  /** Delivers a body as Meta would; gives the status of the answer. */
  final int deliver(byte[] body) {
    return deliver(body, SIGNATURE.of(body));
  }

  /** Delivers a body under any signature. */
  final int deliver(byte[] body, String signature) {
    Map<String, String> headers = Map.of("X-Hub-Signature-256", signature);
    return citizen.post("/webhooks/whatsapp", body, headers).status();
  }

  /** Delivers one status of one message. */
  final int deliverStatus(String fields) {
    return deliver(
        """
        {"object": "whatsapp_business_account", "entry": [{"changes": [
          {"field": "messages", "value": {"statuses": [%s]}}]}]}
        """
            .formatted(fields)
            .getBytes(UTF_8));
  }

  /** How often something of this kind came, as the figures say. */
  final double received(String kind) {
    String name = "laksa_whatsapp_received_total{kind=\"" + kind + "\"} ";
    return engine
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  /** A message as {@code messages[]} holds it. */
  static JsonNode message(String json) throws Exception {
    return JSON.readTree(json);
  }
}
