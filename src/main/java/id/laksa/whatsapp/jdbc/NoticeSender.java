package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.TicketNumber;
import id.laksa.notification.Happening;
import id.laksa.notification.MessageTexts;
import id.laksa.notification.Notice;
import id.laksa.notification.Notices;
import id.laksa.notification.jdbc.Happenings;
import id.laksa.notification.jdbc.UntoldNews;
import id.laksa.whatsapp.Conversation;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.Outgoing.Fallback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened to complaints that came by WhatsApp, or whose reporters allowed it at a desk,
 * into messages to their reporters. Only asks for them, in the ledger: bringing them to Meta is an
 * errand.
 */
public final class NoticeSender {
  private final Notices notices;
  private final MessageTexts texts;
  private final ComplaintsOfContacts complaints;
  private final DeskCallers callers;
  private final Correspondence correspondence;
  private final Templates templates;

  /**
   * The templates that Meta approved.
   *
   * @param news with the ticket and a sentence to fill in
   * @param resolved with a photo above, the ticket to fill in, and two answers to tap
   */
  public record Templates(String news, String resolved) {}

  /** Wires it. */
  public NoticeSender(
      Notices notices,
      MessageTexts texts,
      ComplaintsOfContacts complaints,
      DeskCallers callers,
      Correspondence correspondence,
      Templates templates) {
    this.notices = notices;
    this.texts = texts;
    this.complaints = complaints;
    this.callers = callers;
    this.correspondence = correspondence;
    this.templates = templates;
  }

  /** Takes the news of whoever is known on WhatsApp. */
  public void take(UntoldNews news) {
    news.offer(
        (handle, happening) -> {
          Optional<UUID> contact =
              complaints
                  .ownerOf(handle, happening.then().id())
                  .or(() -> callers.meet(handle, happening.then()));
          contact.ifPresent(id -> tell(handle, id, happening));
          return contact.isPresent();
        });
  }

  private void tell(Handle handle, UUID contactId, Happening happening) {
    Complaint then = happening.then();
    List<String> photos =
        happening.event() == EventType.RESOLVED
            ? Happenings.shown(handle, then.id(), happening.seq())
            : List.of();
    Notice notice = notices.of(happening, photos);
    List<Outgoing> messages = messages(contactId, happening, notice);
    for (int i = 0; i < messages.size(); i++) {
      String identity = ChainedEvent.eventId(then.id(), happening.seq()) + ":" + i;
      correspondence.send(handle, identity, messages.get(i));
    }
  }

  private List<Outgoing> messages(UUID contactId, Happening happening, Notice notice) {
    List<Outgoing> messages = new ArrayList<>();
    TicketNumber ticket = happening.then().ticket();
    List<String> photos = notice.photos();
    List<Message.Button> answers =
        Conversation.answers(
            ticket,
            happening.then().state().round(),
            texts.text("whatsapp.button.confirm"),
            texts.text("whatsapp.button.reopen"));
    if (photos.isEmpty()) {
      Fallback news =
          new Fallback(templates.news(), List.of(ticket.value(), notice.news()), false, List.of());
      boolean answerable = happening.event() == EventType.CLOSED_UNCONFIRMED;
      messages.add(
          message(
              contactId, happening, notice.text(), null, news, answerable ? answers : List.of()));
    }
    boolean fits = notice.text().length() <= Message.LONGEST_CAPTION;
    if (!photos.isEmpty() && !fits) {
      messages.add(message(contactId, happening, notice.text(), null, null, List.of()));
    }
    for (int i = 0; i < photos.size(); i++) {
      Fallback resolved =
          new Fallback(
              templates.resolved(),
              List.of(ticket.value()),
              true,
              answers.stream().map(button -> button.id()).toList());
      String text = i == 0 && fits ? notice.text() : ticket.value() + " (" + (i + 1) + ")";
      messages.add(
          message(contactId, happening, text, photos.get(i), i == 0 ? resolved : null, List.of()));
    }
    if (notice.asksConfirmation()) {
      String question = texts.text("whatsapp.ask-confirmation", Map.of("ticket", ticket.value()));
      String before = before(happening.then());
      String after = before == null || photos.isEmpty() ? null : photos.get(0);
      messages.add(message(contactId, happening, question, after, null, answers).besides(before));
    }
    if (happening.event() == EventType.CONFIRMED
        && Optional.ofNullable(happening.then().state().resolution())
            .map(Resolution::rating)
            .isEmpty()) {
      messages.add(rating(contactId, happening, ticket));
    }
    return messages;
  }

  /** What the reporter showed: at first his first photo, after a reopening his newest. */
  private static @Nullable String before(Complaint then) {
    List<PhotoRef> photos = then.said().photos();
    return photos.isEmpty()
        ? null
        : photos.get(then.state().round() == 1 ? 0 : photos.size() - 1).sha256();
  }

  private Outgoing rating(UUID contactId, Happening happening, TicketNumber ticket) {
    List<Message.Button> ratings =
        Conversation.ratings(
            ticket,
            happening.then().state().round(),
            stars -> texts.text("whatsapp.rating." + stars));
    String question = texts.text("whatsapp.ask-rating", Map.of("ticket", ticket.value()));
    return message(contactId, happening, question, null, null, ratings)
        .listed(texts.text("whatsapp.button.rating"));
  }

  private static Outgoing message(
      UUID contactId,
      Happening happening,
      String text,
      @Nullable String photo,
      @Nullable Fallback template,
      List<Message.Button> buttons) {
    Complaint then = happening.then();
    return new Outgoing(
        contactId,
        then.id(),
        then.ticket().value(),
        happening.event().slug(),
        text,
        photo,
        buttons,
        template,
        false,
        0,
        happening.seq(),
        null,
        null);
  }
}
