package id.laksa.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * Who a citizen is on WhatsApp: personal data. At least one of the two is there.
 *
 * @param waId the phone number, digits without a plus; null when WhatsApp keeps it to itself
 * @param bsuid the id that stands in for it towards this business only; null when none was told
 */
public record Sender(@Nullable String waId, @Nullable String bsuid) {
  /** Refuses a sender that nothing could be sent to. */
  public Sender {
    if (isBlank(waId) && isBlank(bsuid)) {
      throw new IllegalArgumentException("A sender has a number or an id");
    }
  }

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "Sender[…]";
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
