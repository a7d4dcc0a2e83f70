package id.laksa.fieldpage;

import id.laksa.complaint.TicketNumber;
import id.laksa.followup.DocumentNumber;
import id.laksa.followup.FollowUp;
import id.laksa.followup.FollowUp.Kind;
import id.laksa.texts.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What field staff typed about a complaint.
 *
 * @param kind of the follow-up, as the form named it; empty for a form not yet filled in
 * @param evidence ids of photos that were uploaded and ticked
 */
public record UpdateForm(String kind, String text, String document, List<String> evidence) {
  /** Most characters of a text. */
  public static final int LONGEST_TEXT = 1_000;

  /** Most photos of one resolution. */
  public static final int MOST_PHOTOS = 5;

  /** One that nobody has filled in. */
  public static final UpdateForm EMPTY = new UpdateForm("", "", "", List.of());

  private static final int LONGEST_ID = 64;
  private static final Set<Kind> WITH_REASON =
      Set.of(Kind.NEEDS_INFO, Kind.RETURNED, Kind.REJECTED);

  public UpdateForm {
    evidence = List.copyOf(evidence);
  }

  /** What is wrong with it, in a sentence; null when it can be sent. */
  public @Nullable String wrong(Texts texts) {
    Kind meant = meant().orElse(null);
    if (meant == null) {
      return texts.text("field.wrong.action");
    }
    if (WITH_REASON.contains(meant) && text.isEmpty()) {
      return texts.text(meant == Kind.NEEDS_INFO ? "field.wrong.question" : "field.wrong.reason");
    }
    if (length(text) > LONGEST_TEXT) {
      return texts.text("field.wrong.long", Map.of("most", LONGEST_TEXT));
    }
    if (!document.isEmpty() && !DocumentNumber.isOne(document)) {
      return DocumentNumber.form(texts);
    }
    return evidence.size() > MOST_PHOTOS || evidence.stream().anyMatch(id -> !isId(id))
        ? texts.text("field.wrong.photos", Map.of("most", MOST_PHOTOS))
        : null;
  }

  /**
   * The follow-up it makes. The same form of the same page always makes the same update.
   *
   * @param nonce of the page the form stands on
   * @throws IllegalStateException if something is {@link #wrong}
   */
  public FollowUp followUp(TicketNumber ticket, String nonce) {
    Kind meant =
        meant()
            .filter(kind -> wrong((key, values) -> key) == null)
            .orElseThrow(IllegalStateException::new);
    boolean resolves = meant == Kind.RESOLVED;
    return new FollowUp(
        "page-" + nonce + "-" + ticket.value() + "-" + meant,
        ticket.value(),
        meant,
        text.isEmpty() ? null : text,
        resolves ? evidence : List.of(),
        resolves && !document.isEmpty() ? document : null);
  }

  private Optional<Kind> meant() {
    return Arrays.stream(Kind.values()).filter(one -> one.name().equals(kind)).findFirst();
  }

  private static boolean isId(String id) {
    return !id.isEmpty() && id.length() <= LONGEST_ID;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
