package id.laksa.whatsapp;

import id.laksa.classification.Hashtags;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.intake.Submission;
import id.laksa.place.Places;
import id.laksa.whatsapp.InboundMessage.Pin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a submission of what a citizen wrote. Pure. */
public final class Complaining {
  /** Most characters of a complaint; WhatsApp takes some more. */
  public static final int LONGEST = 4_000;

  private static final String OPEN = "terbuka";
  private static final String CONFIDENTIAL = "rahasia";

  private Complaining() {}

  /**
   * The submission. Nobody asked the citizen whether the department may know him: it may not,
   * unless he writes {@code #terbuka}; with {@code #rahasia} the public doesn't see it either.
   *
   * @param text of any length
   * @param pin that he sent before; null when he sent none
   */
  public static Submission of(
      InboundMessage message, Contact contact, String text, @Nullable Pin pin) {
    List<String> tags = Hashtags.of(text, List.of());
    Pin here = pin != null && Places.insideIndonesia(pin.point()) ? pin : null;
    String waId = contact.sender().waId();
    return new Submission(
        Channel.WHATSAPP,
        message.wamid(),
        first(text),
        List.of(),
        here == null ? null : here.point(),
        here == null ? null : here.address(),
        new Reporter(contact.name(), waId == null ? null : "+" + waId, null),
        !tags.contains(OPEN),
        tags.contains(CONFIDENTIAL),
        List.of());
  }

  /** What of a text doesn't fit into a complaint; null when all does. */
  public static @Nullable String rest(String text) {
    int[] characters = text.codePoints().skip(LONGEST).toArray();
    String rest = new String(characters, 0, characters.length).strip();
    return rest.isEmpty() ? null : rest;
  }

  private static String first(String text) {
    int[] characters = text.codePoints().limit(LONGEST).toArray();
    return new String(characters, 0, characters.length);
  }
}
