package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.simulator.Citizen;
import id.laksa.simulator.Received;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests of the WhatsApp door share: citizens who chat, by the simulator inside. */
public abstract class WhatsAppCase extends SpineCase {
  private static final AtomicLong NUMBERS = new AtomicLong(6281100000000L);
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4}){4}");

  /** Somebody nobody knows yet, so long after the others that no rate holds him back. */
  final Citizen somebody() {
    engine.clock().advance(Duration.ofSeconds(10));
    return engine.whatsapp().citizen(String.valueOf(NUMBERS.incrementAndGet()), "Siti Aminah");
  }

  /** Waits until so many messages have come to a citizen; gives them all. */
  static List<Received> awaitInbox(Citizen citizen, int messages) {
    return await().until(citizen::inbox, inbox -> inbox.size() >= messages);
  }

  /** The newest message of a citizen who waits for so many. */
  static Received newest(Citizen citizen, int messages) {
    List<Received> inbox = awaitInbox(citizen, messages);
    return inbox.get(inbox.size() - 1);
  }

  /** The ticket number that a message names. */
  static String ticketIn(Received message) {
    Matcher ticket = TICKET.matcher(message.text());
    assertThat(ticket.find()).describedAs("%s", message.text()).isTrue();
    return ticket.group();
  }
}
