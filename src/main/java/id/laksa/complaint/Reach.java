package id.laksa.complaint;

/** Which reporters can be told by a message. */
@FunctionalInterface
public interface Reach {
  /** Those who use WhatsApp, and nobody else. */
  Reach WHATSAPP = complaint -> complaint.said().channel().equals(Channel.WHATSAPP);

  /** Whether the reporter can be told of what happens after his receipt. */
  boolean reaches(Complaint complaint);

  /** Whether he is told of his receipt itself: he got none as an answer. */
  default boolean tells(Receipt receipt) {
    return receipt.complaint().said().channel().equals(Channel.WHATSAPP);
  }
}
