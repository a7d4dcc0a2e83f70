package id.laksa.followup.jms;

import id.laksa.department.Department;
import id.laksa.followup.FollowUpDesk;
import id.laksa.followup.FollowUpOutcome;
import id.laksa.followup.FollowUpReader.Reading;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.apache.camel.component.jms.JmsMessage;
import org.jspecify.annotations.Nullable;

/** Where messages from {@code opd.updates} come in. */
public final class FollowUpInbox {
  private static final long MOST_BYTES = 200_000;
  private final FollowUpDesk desk;
  private final Function<String, Optional<Department>> departmentByUser;

  /**
   * A message on its way back to the department.
   *
   * @param queue {@code opd.<code>.refused}
   * @param original as it came; empty when it was no text
   * @param updateId as the department chose it; null when it couldn't be read
   */
  public record Returned(
      String queue,
      String original,
      @Nullable String updateId,
      String reason,
      String sentence,
      Envelope envelope) {}

  /** Wires the inbox. */
  public FollowUpInbox(FollowUpDesk desk, Function<String, Optional<Department>> departmentByUser) {
    this.desk = desk;
    this.departmentByUser = departmentByUser;
  }

  /**
   * Takes one message.
   *
   * @param message as it came, with text or UTF-8 bytes; anything else is malformed. The stamp of
   *     the broker's plugin is read from it, because Camel's headers don't tell {@code
   *     laksa_sender} from {@code laKSa_sender}
   * @return what must go back to the department; null when it was recorded
   * @throws JMSException if the message can't be read
   * @throws IllegalArgumentException if no department sent it: it must become a dead letter
   */
  public @Nullable Returned receive(Exchange message) throws JMSException {
    Message came = message.getMessage(JmsMessage.class).getJmsMessage();
    String sender = came.getStringProperty("laksa_sender");
    Department department =
        Optional.ofNullable(sender)
            .flatMap(departmentByUser)
            .orElseThrow(() -> new IllegalArgumentException("no department sent this message"));
    String text = text(came);
    Reading reading = desk.read(text);
    if (!(desk.take(reading, department) instanceof FollowUpOutcome.Refused refused)) {
      return null;
    }
    return new Returned(
        department.queue() + ".refused",
        text == null ? "" : text,
        reading instanceof Reading.Sound sound ? sound.followUp().updateId() : null,
        refused.refusal().reason().slug(),
        refused.refusal().sentence(),
        Envelope.of(came));
  }

  /** Gives a refusal what its original's envelope had. */
  public void carry(@Headers Map<String, Object> headers, @Variable("refused") Returned refused) {
    headers.putAll(refused.envelope().headers());
  }

  /** Reads by the message's own kind: an object in it is never looked at. */
  private static @Nullable String text(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText();
    }
    if (message instanceof BytesMessage bytes && bytes.getBodyLength() <= MOST_BYTES) {
      byte[] read = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(read);
      return new String(read, StandardCharsets.UTF_8);
    }
    return null;
  }
}
