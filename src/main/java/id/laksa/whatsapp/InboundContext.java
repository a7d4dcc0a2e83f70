package id.laksa.whatsapp;

import java.time.Duration;
import java.time.Instant;

/**
 * A message in its conversation.
 *
 * @param now when it is worked on
 * @param saidAt when the citizen sent it
 * @param since what he said before this time doesn't belong to it
 * @param until nor what he said after this one
 * @param element as it was delivered
 */
public record InboundContext(
    InboundMessage message,
    Contact contact,
    Instant now,
    Instant saidAt,
    Instant since,
    Instant until,
    String element) {

  /**
   * A message in its conversation.
   *
   * @param join for how long what follows a complaint belongs to it
   */
  public static InboundContext of(
      InboundMessage message, Contact contact, Instant now, Duration join, String element) {
    Instant sent = message.sentAt();
    // By the citizen's time: what comes late, after an outage, isn't joined to what he said since.
    Instant said = sent == null || sent.isAfter(now) ? now : sent;
    return new InboundContext(
        message, contact, now, said, said.minus(join), said.plus(join), element);
  }

  /** What is remembered once all is done that the message asks for. */
  public String deed() {
    return "deed:" + message.wamid();
  }

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "InboundContext[" + message + "]";
  }
}
