package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.notification.MessageTexts;
import id.laksa.texts.Messages.Language;
import id.laksa.tracking.ComplaintView;
import id.laksa.tracking.jdbc.ComplaintViews;
import java.util.Map;
import java.util.Optional;

/** Says where a complaint stands, to anybody who has its number. */
public final class StatusTexts implements ConversationActions.StatusText {
  private final Identity identity;
  private final ComplaintViews views;
  private final MessageTexts texts;
  private final String publicUrl;

  /**
   * Wires it.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public StatusTexts(
      Identity identity, ComplaintViews views, MessageTexts texts, String publicUrl) {
    this.identity = identity;
    this.views = views;
    this.texts = texts;
    this.publicUrl = publicUrl;
  }

  @Override
  public Optional<String> of(TicketNumber ticket) {
    return identity.isOurs(ticket)
        ? views.find(ticket, Language.INDONESIAN).map(this::text)
        : Optional.empty();
  }

  private String text(ComplaintView view) {
    return texts.text(
        "whatsapp.status",
        Map.of(
            "ticket", view.ticket(),
            "status", view.statusText(),
            "department", view.department() == null ? "-" : view.department().name(),
            "resolveBy", texts.time(view.resolveBy().toInstant()),
            "url", publicUrl + "/lacak/" + view.ticket()));
  }
}
