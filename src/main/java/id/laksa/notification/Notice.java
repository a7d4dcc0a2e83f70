package id.laksa.notification;

import java.util.List;

/**
 * What a reporter is told about his complaint.
 *
 * @param text whole, for a channel without a template
 * @param news the same in one short sentence, for a template's blank
 * @param photos SHA-256 of stored photos that belong to it; empty for none
 * @param asksConfirmation whether he is asked if the work is done
 */
public record Notice(String text, String news, List<String> photos, boolean asksConfirmation) {
  public Notice {
    photos = List.copyOf(photos);
  }
}
