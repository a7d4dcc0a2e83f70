package id.laksa.whatsapp.jdbc;

import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.intake.IntakeResult;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.Conversation;
import id.laksa.whatsapp.ConversationState;
import id.laksa.whatsapp.InboundContext;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.Intent;
import id.laksa.whatsapp.SmallTalk;
import id.laksa.whatsapp.webhook.ElementReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Does what one element of a delivery asks for. A repeated attempt has no second effect. */
public final class ConversationErrand implements ErrandHandler {
  private final Jdbi jdbi;
  private final Book book;
  private final NewComplaints newComplaints;
  private final ConversationActions actions;
  private final SentStatuses statuses;
  private final Understanding understanding;
  private final Duration join;
  private final InstantSource time;
  private final BiConsumer<String, Integer> counter;

  /** The tables of a conversation. */
  public record Book(ContactTable contacts, ComplaintsOfContacts complaints, SentTable sent) {}

  /** Who does what is to be done. */
  public record Hands(
      NewComplaints newComplaints, ConversationActions actions, SentStatuses statuses) {}

  /**
   * How a text is understood.
   *
   * @param alarming whether it tells of an emergency
   * @param decidable whether the rules alone know where it goes
   * @param shown what stands for a photo or a place where words were asked for
   */
  public record Understanding(
      Predicate<String> alarming,
      Predicate<String> decidable,
      SmallTalk smallTalk,
      Function<Content, String> shown) {}

  /**
   * Wires it.
   *
   * @param join for how long what follows a complaint belongs to it
   * @param counter told what came, by kind
   */
  public ConversationErrand(
      Jdbi jdbi,
      Book book,
      Hands hands,
      Understanding understanding,
      Duration join,
      InstantSource time,
      BiConsumer<String, Integer> counter) {
    this.jdbi = jdbi;
    this.book = book;
    this.newComplaints = hands.newComplaints();
    this.actions = hands.actions();
    this.statuses = hands.statuses();
    this.understanding = understanding;
    this.join = join;
    this.time = time;
    this.counter = counter;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) {
    Optional<ElementReader.Read> read = ElementReader.read(errand.what());
    if (read.isEmpty()) {
      return new ErrandOutcome.Dead("not a message or status we understand");
    }
    InboundStatus status = read.get().status();
    if (status != null) {
      counter.accept("status " + known(status.status()), 1);
      statuses.record(status);
      return ErrandOutcome.DONE;
    }
    InboundMessage message = Objects.requireNonNull(read.get().message());
    counter.accept(kind(message.content()), 1);
    if (message.content() instanceof InboundMessage.Silent) {
      return ErrandOutcome.DONE;
    }
    return answer(errand, message);
  }

  private ErrandOutcome answer(Errand errand, InboundMessage message) {
    Instant now = time.instant();
    Contact contact =
        jdbi.inTransaction(
            handle -> book.contacts.meet(handle, message.sender(), message.name(), now));
    InboundContext inbound = InboundContext.of(message, contact, now, join, errand.what());
    Intent intent = jdbi.withHandle(handle -> intentOf(handle, inbound));
    if (intent instanceof Intent.Complain complain) {
      IntakeResult result = newComplaints.take(inbound, complain.text());
      // Whatever was taken before under this message's id is this message.
      return result instanceof IntakeResult.Accepted || result instanceof IntakeResult.Conflict
          ? ErrandOutcome.DONE
          : ErrandOutcome.later("intake");
    }
    actions.act(inbound, intent);
    return ErrandOutcome.DONE;
  }

  /** What the first attempt took it for, as far as that one came. */
  private Intent intentOf(Handle handle, InboundContext inbound) {
    String words = inbound.message().content().words();
    if (words != null && newComplaints.isBegun(handle, inbound.message())) {
      return new Intent.Complain(words);
    }
    return actions.isDone(handle, inbound)
        ? new Intent.Nothing()
        : Conversation.intentOf(inbound.message().content(), situation(handle, inbound));
  }

  private ConversationState situation(Handle handle, InboundContext inbound) {
    Contact contact = inbound.contact();
    String quoted = inbound.message().quotedWamid();
    return new ConversationState(
        book.complaints
            .newestOpen(handle, contact.id(), inbound.since(), inbound.until())
            .orElse(null),
        book.complaints
            .newestWaiting(handle, contact.id())
            .or(
                () ->
                    book.complaints.newestAsked(
                        handle, contact.id(), inbound.since(), inbound.until()))
            .orElse(null),
        quoted == null
            ? null
            : book.sent
                .complaintOf(handle, quoted)
                .flatMap(id -> book.complaints.his(handle, contact.id(), id))
                .orElse(null),
        book.complaints
            .newestEmergency(handle, contact.id(), inbound.since(), inbound.until())
            .orElse(null),
        ticket -> book.complaints.his(handle, contact.id(), ticket),
        understanding.alarming,
        understanding.decidable,
        understanding.smallTalk,
        understanding.shown);
  }

  private static String kind(Content content) {
    if (content instanceof InboundMessage.Silent silent) {
      return silent.type();
    }
    return content instanceof InboundMessage.Other other
        ? other.type()
        : content.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String known(String status) {
    return switch (status) {
      case "sent", "delivered", "read", "failed" -> status;
      default -> "other";
    };
  }
}
