package id.laksa.whatsapp;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that shall go to a contact, as an errand holds it.
 *
 * @param complaintId and {@code ticket}: which complaint it is about; null when about none
 * @param what it tells, for figures: {@code resolved}
 * @param photo SHA-256 of a stored photo; null for none
 * @param buttons answers to tap; empty for none
 * @param template what is sent instead when the 24-hour window has closed; null when the message
 *     isn't worth one
 * @param asTemplate whether only the template is tried
 * @param failures how often Meta took it and couldn't bring it
 * @param seq of the event it tells of; 0 when of none
 * @param opener opens the buttons as a list; null when they stand below the text
 * @param before SHA-256 of a stored photo that is shown beside {@code photo}; null for none
 */
public record Outgoing(
    UUID contactId,
    @Nullable UUID complaintId,
    @Nullable String ticket,
    String what,
    String text,
    @Nullable String photo,
    List<Message.Button> buttons,
    @Nullable Fallback template,
    boolean asTemplate,
    int failures,
    int seq,
    @Nullable String opener,
    @Nullable String before) {
  public Outgoing {
    buttons = List.copyOf(buttons);
  }

  /** One that tells of no event, whose answers stand below its text. */
  public Outgoing(
      UUID contactId,
      @Nullable UUID complaintId,
      @Nullable String ticket,
      String what,
      String text,
      @Nullable String photo,
      List<Message.Button> buttons,
      @Nullable Fallback template,
      boolean asTemplate,
      int failures) {
    this(
        contactId,
        complaintId,
        ticket,
        what,
        text,
        photo,
        buttons,
        template,
        asTemplate,
        failures,
        0,
        null,
        null);
  }

  /**
   * The same, its photo beside this one.
   *
   * @param earlier SHA-256 of a stored photo; null for none
   */
  public Outgoing besides(@Nullable String earlier) {
    return changed(asTemplate, failures, opener, earlier);
  }

  /** The same, its answers in a list that this opens. */
  public Outgoing listed(String by) {
    return changed(asTemplate, failures, by, before);
  }

  /** Whether it is the message that must reach him: of several about an event one is. */
  @JsonIgnore
  public boolean isNews() {
    return complaintId != null && template != null && seq > 0;
  }

  /** The same, by its template only: the 24-hour window is known to be closed. */
  public Outgoing byTemplate() {
    return changed(true, failures, opener, before);
  }

  /** The same, having failed once more. */
  public Outgoing failedOnceMore() {
    return changed(asTemplate, failures + 1, opener, before);
  }

  private Outgoing changed(
      boolean byTemplate, int failed, @Nullable String by, @Nullable String earlier) {
    return new Outgoing(
        contactId,
        complaintId,
        ticket,
        what,
        text,
        photo,
        buttons,
        template,
        byTemplate,
        failed,
        seq,
        by,
        earlier);
  }

  /**
   * A template and what fills it.
   *
   * @param withPhoto whether it shows the message's photo
   * @param payloads of its buttons
   */
  public record Fallback(
      String name, List<String> parameters, boolean withPhoto, List<String> payloads) {
    public Fallback {
      parameters = List.copyOf(parameters);
      payloads = List.copyOf(payloads);
    }
  }

  /** Words about no complaint. */
  public static Outgoing words(UUID contactId, String what, String text) {
    return new Outgoing(contactId, null, null, what, text, null, List.of(), null, false, 0);
  }

  /** What Meta echoes with each status. */
  public String callbackData(UUID errandId) {
    return (ticket == null ? "-" : ticket) + ":" + what + ":" + errandId;
  }

  /** Never shows what is said. */
  @Override
  public String toString() {
    return "Outgoing[" + what + "]";
  }
}
