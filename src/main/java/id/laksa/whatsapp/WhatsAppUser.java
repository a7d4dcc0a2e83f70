package id.laksa.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * Who a citizen is on WhatsApp: personal data. At least one of the two is there.
 *
 * @param waId the phone number, digits without a plus; null when WhatsApp keeps it to itself
 * @param bsuid the id that stands in for it towards this business only; null when none was told
 */
public record WhatsAppUser(@Nullable String waId, @Nullable String bsuid) {
  /** Takes what is blank for missing, and refuses a sender that nothing could be sent to. */
  public WhatsAppUser {
    waId = waId == null || waId.isBlank() ? null : waId;
    bsuid = bsuid == null || bsuid.isBlank() ? null : bsuid;
    if (waId == null && bsuid == null) {
      throw new IllegalArgumentException("A sender has a number or an id");
    }
  }

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "WhatsAppUser[…]";
  }
}
