package id.laksa.whatsapp.jdbc;

import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.InboundMessage;
import java.time.Instant;

/**
 * A message in its conversation.
 *
 * @param since what came before this time doesn't belong to it
 * @param element as it was delivered
 */
record Turn(InboundMessage message, Contact contact, Instant now, Instant since, String element) {
  /** What is remembered once all is done that the message asks for. */
  String deed() {
    return "deed:" + message.wamid();
  }

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "Turn[" + message + "]";
  }
}
