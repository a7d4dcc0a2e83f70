package id.laksa.whatsapp.jdbc;

import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.Outcome;
import id.laksa.intake.IntakeResult;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.Conversation;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.Intent;
import id.laksa.whatsapp.Situation;
import id.laksa.whatsapp.SmallTalk;
import id.laksa.whatsapp.webhook.ElementReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Does what one element of a delivery asks for. A repeated attempt has no second effect. */
public final class ConversationErrand implements ErrandHandler {
  private final Jdbi jdbi;
  private final Book book;
  private final NewComplaints newComplaints;
  private final Deeds deeds;
  private final SentStatuses statuses;
  private final Understanding understanding;
  private final Duration join;
  private final InstantSource clock;
  private final BiConsumer<String, Integer> counter;

  /** The tables of a conversation. */
  public record Book(ContactTable contacts, ComplaintsOfContacts complaints, SentTable sent) {}

  /** Who does what is to be done. */
  public record Hands(NewComplaints newComplaints, Deeds deeds, SentStatuses statuses) {}

  /**
   * How a text is understood.
   *
   * @param alarming whether it tells of an emergency
   * @param decidable whether the rules alone know where it goes
   */
  public record Understanding(
      Predicate<String> alarming, Predicate<String> decidable, SmallTalk smallTalk) {}

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
      InstantSource clock,
      BiConsumer<String, Integer> counter) {
    this.jdbi = jdbi;
    this.book = book;
    this.newComplaints = hands.newComplaints();
    this.deeds = hands.deeds();
    this.statuses = hands.statuses();
    this.understanding = understanding;
    this.join = join;
    this.clock = clock;
    this.counter = counter;
  }

  @Override
  public Outcome attempt(Errand errand) {
    Optional<ElementReader.Read> read = ElementReader.read(errand.what());
    if (read.isEmpty()) {
      return new Outcome.Dead("not a message or status we understand");
    }
    InboundStatus status = read.get().status();
    InboundMessage message = read.get().message();
    if (status != null) {
      counter.accept("status " + known(status.status()), 1);
      statuses.record(status);
      return Outcome.DONE;
    }
    counter.accept(kind(message.content()), 1);
    if (message.content() instanceof InboundMessage.Silent) {
      return Outcome.DONE;
    }
    return answer(errand, message);
  }

  private Outcome answer(Errand errand, InboundMessage message) {
    Instant now = clock.instant();
    Contact contact =
        jdbi.inTransaction(
            handle -> book.contacts.meet(handle, message.sender(), message.name(), now));
    Turn turn = Turn.of(message, contact, now, join, errand.what());
    Intent intent = jdbi.withHandle(handle -> intentOf(handle, turn));
    if (intent instanceof Intent.Complain complain) {
      IntakeResult result = newComplaints.take(turn, complain.text());
      // Whatever was taken before under this message's id is this message.
      return result instanceof IntakeResult.Accepted || result instanceof IntakeResult.Conflict
          ? Outcome.DONE
          : Outcome.later("intake");
    }
    deeds.act(turn, intent);
    return Outcome.DONE;
  }

  /** What the first attempt took it for, as far as that one came. */
  private Intent intentOf(Handle handle, Turn turn) {
    String words = turn.message().content().words();
    if (words != null && newComplaints.isBegun(handle, turn.message())) {
      return new Intent.Complain(words);
    }
    return deeds.isDone(handle, turn)
        ? new Intent.Nothing()
        : Conversation.intentOf(turn.message().content(), situation(handle, turn));
  }

  private Situation situation(Handle handle, Turn turn) {
    Contact contact = turn.contact();
    String quoted = turn.message().quotedWamid();
    return new Situation(
        book.complaints.newestOpen(handle, contact.id(), turn.since(), turn.until()).orElse(null),
        book.complaints
            .newestWaiting(handle, contact.id())
            .or(() -> book.complaints.newestAsked(handle, contact.id(), turn.since(), turn.until()))
            .orElse(null),
        quoted == null
            ? null
            : book.sent
                .complaintOf(handle, quoted)
                .flatMap(id -> book.complaints.his(handle, contact.id(), id))
                .orElse(null),
        book.complaints
            .newestEmergency(handle, contact.id(), turn.since(), turn.until())
            .orElse(null),
        ticket -> book.complaints.his(handle, contact.id(), ticket),
        understanding.alarming,
        understanding.decidable,
        understanding.smallTalk);
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
