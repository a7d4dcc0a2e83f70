package id.laksa.followup.jms;

import id.laksa.department.Department;
import id.laksa.followup.FollowUp;
import id.laksa.followup.FollowUpOutcome;
import id.laksa.followup.FollowUpReader;
import id.laksa.followup.Refusal;
import id.laksa.followup.jdbc.FollowUpLedger;
import id.laksa.refusal.Attempt;
import id.laksa.refusal.RefusedAttempts;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.jspecify.annotations.Nullable;

/** Where messages from {@code opd.updates} come in. */
public final class FollowUpInbox {
  private static final long MOST_BYTES = 200_000;
  private final FollowUpReader reader;
  private final FollowUpLedger ledger;
  private final RefusedAttempts refusals;
  private final Function<String, Optional<Department>> departmentByUser;

  /**
   * A message on its way back to the department.
   *
   * @param queue {@code opd.<code>.refused}
   * @param original as it came; empty when it was no text
   * @param updateId as the department chose it; null when it couldn't be read
   */
  public record Returned(
      String queue, String original, @Nullable String updateId, String reason, String sentence) {}

  /** Wires the inbox. */
  public FollowUpInbox(
      FollowUpReader reader,
      FollowUpLedger ledger,
      Function<String, Optional<Department>> departmentByUser,
      RefusedAttempts refusals) {
    this.refusals = refusals;
    this.reader = reader;
    this.ledger = ledger;
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
    AtomicReference<Refusal> refusal = new AtomicReference<>();
    Optional<FollowUp> read =
        reader.read(text, sentence -> refusal.set(new Refusal(Refusal.Reason.MALFORMED, sentence)));
    read.ifPresent(followUp -> take(followUp, department, refusal));
    Refusal why = refusal.get();
    return why == null
        ? null
        : new Returned(
            department.queue() + ".refused",
            text == null ? "" : text,
            read.map(FollowUp::updateId).orElse(null),
            why.reason().slug(),
            why.sentence());
  }

  private void take(FollowUp followUp, Department department, AtomicReference<Refusal> refusal) {
    if (ledger.take(followUp, department) instanceof FollowUpOutcome.Refused refused) {
      refusal.set(refused.refusal());
      attempt(refused.refusal().reason())
          .ifPresent(attempt -> refusals.note(attempt, department.code()));
    }
  }

  /** What can be a mistake is no attempt. */
  private static Optional<Attempt> attempt(Refusal.Reason reason) {
    return switch (reason) {
      case UNKNOWN_TICKET -> Optional.of(Attempt.FOLLOW_UP_FOR_UNKNOWN_TICKET);
      case NOT_YOURS -> Optional.of(Attempt.FOLLOW_UP_FOR_ANOTHERS_TICKET);
      case EVIDENCE_REFUSED -> Optional.of(Attempt.FOLLOW_UP_WITH_BAD_EVIDENCE);
      default -> Optional.empty();
    };
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
