package id.laksa.whatsapp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.TicketNumber;
import id.laksa.notification.MessageTexts;
import id.laksa.reporter.Addition;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.whatsapp.InboundContext;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundMessage.Photo;
import id.laksa.whatsapp.Intent;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.Recent;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Does what citizens want who report nothing new. All that a message asks for is one transaction,
 * and remembered in it: what a message means depends on what was done before, so a second attempt
 * might understand it otherwise.
 */
public final class ConversationActions {
  private final Jdbi jdbi;
  private final Desk desk;
  private final Notebook notebook;
  private final MessageTexts texts;
  private final Function<InboundMessage.Pin, Addition> pinned;
  private final StatusText statusText;

  /** Where answers and additions go. */
  public record Desk(AnswerLedger answers, AdditionLedger additions) {}

  /** What is remembered of conversations. */
  public record Notebook(
      ProcessedMessageIds processed,
      WaitingTable waiting,
      ComplaintsOfContacts complaints,
      Correspondence correspondence) {}

  /** Says where a complaint stands. */
  @FunctionalInterface
  public interface StatusText {
    /** In a few lines; empty when there is no such complaint. */
    Optional<String> of(TicketNumber ticket);
  }

  /**
   * Wires it.
   *
   * @param pinned what a place adds to a complaint
   */
  public ConversationActions(
      Jdbi jdbi,
      Desk desk,
      Notebook notebook,
      MessageTexts texts,
      Function<InboundMessage.Pin, Addition> pinned,
      StatusText statusText) {
    this.jdbi = jdbi;
    this.desk = desk;
    this.notebook = notebook;
    this.texts = texts;
    this.pinned = pinned;
    this.statusText = statusText;
  }

  /** Whether an earlier attempt has done it all. */
  boolean isDone(Handle handle, InboundContext inbound) {
    return notebook.processed.knows(handle, inbound.deed());
  }

  /** Does anything but a complaint. */
  void act(InboundContext inbound, Intent intent) {
    if (intent instanceof Intent.Add add) {
      add(inbound, add.complaint());
    } else if (intent instanceof Intent.Reply reply) {
      reply(inbound, reply);
    } else if (intent instanceof Intent.Keep) {
      once(inbound, handle -> keep(handle, inbound));
    } else if (intent instanceof Intent.Ask ask) {
      String unknown = texts.text("whatsapp.unknown-ticket", named(ask.ticket()));
      tell(inbound, "status", statusText.of(ask.ticket()).orElse(unknown));
    } else if (intent instanceof Intent.TapInstead tap) {
      tell(inbound, "tap-instead", about(tap.complaint(), "tap-instead"));
    } else if (intent instanceof Intent.Help) {
      tell(inbound, "help", texts.text("whatsapp.help"));
    } else if (intent instanceof Intent.NotHis) {
      tell(inbound, "not-his", texts.text("whatsapp.not-his"));
    } else if (intent instanceof Intent.CantTake) {
      tell(inbound, "cant-take", texts.text("whatsapp.cant-take"));
    }
  }

  private void add(InboundContext inbound, Recent complaint) {
    Content content = inbound.message().content();
    if (content instanceof InboundMessage.Other) {
      String step = "missed:" + inbound.message().wamid();
      desk.additions.missPhoto(
          complaint.ticket(), handle -> notebook.processed.first(handle, step, inbound.now()));
    }
    Addition addition = addition(content);
    if (addition == null) {
      once(inbound, handle -> added(handle, inbound, complaint));
      return;
    }
    boolean taken =
        desk.additions.add(
            complaint.ticket(),
            addition,
            handle -> {
              boolean first = first(handle, inbound);
              if (first) {
                added(handle, inbound, complaint);
              }
              return first;
            });
    if (!taken) {
      tell(inbound, "not-added", about(complaint, "not-added"));
    }
  }

  private void added(Handle handle, InboundContext inbound, Recent complaint) {
    fetch(handle, inbound, complaint);
    say(handle, inbound, "added", about(complaint, "added"));
  }

  private void reply(InboundContext inbound, Intent.Reply reply) {
    Recent complaint = reply.complaint();
    Addition addition = addition(inbound.message().content());
    if (reply.perhaps() != null && addition != null) {
      String step = "perhaps:" + inbound.message().wamid();
      desk.additions.add(
          reply.perhaps().ticket(),
          addition,
          handle -> notebook.processed.first(handle, step, inbound.now()));
    }
    AnswerLedger.Outcome outcome =
        desk.answers.take(
            complaint.ticket(),
            reply.answer(),
            handle -> {
              boolean first = first(handle, inbound);
              if (first) {
                answered(handle, inbound, reply);
              }
              return first;
            });
    switch (outcome) {
      case RECORDED -> {}
      case ANOTHER_ROUND -> tell(inbound, "older-button", about(complaint, "older-button"));
      case TOO_LATE -> tell(inbound, "over", about(complaint, "over"));
      case UNKNOWN_TICKET, NOT_POSSIBLE_NOW, TOO_MANY_PHOTOS ->
          tell(inbound, "too-late", about(complaint, "too-late"));
    }
  }

  private void answered(Handle handle, InboundContext inbound, Intent.Reply reply) {
    fetch(handle, inbound, reply.complaint());
    switch (reply.answer().kind()) {
      // A tap doesn't tell what is still to be done: what he says next does.
      case REOPENED -> {
        notebook.complaints.ask(handle, reply.complaint().complaintId(), inbound.saidAt());
        say(handle, inbound, "ask-reopened", about(reply.complaint(), "ask-reopened"));
      }
      case RATED -> say(handle, inbound, "rated", about(reply.complaint(), "rated"));
      case CONFIRMED, INFORMATION -> {}
    }
  }

  private void keep(Handle handle, InboundContext inbound) {
    UUID id = UUID.nameUUIDFromBytes(inbound.message().wamid().getBytes(UTF_8));
    notebook.waiting.keep(handle, id, inbound.contact().id(), inbound.element(), inbound.saidAt());
    say(handle, inbound, "kept", texts.text("whatsapp.kept"));
  }

  private void fetch(Handle handle, InboundContext inbound, Recent complaint) {
    if (inbound.message().content() instanceof Photo photo) {
      notebook.correspondence.fetch(
          handle,
          inbound.message().wamid(),
          complaint.complaintId(),
          complaint.ticket(),
          photo.media());
    }
  }

  private void tell(InboundContext inbound, String what, String text) {
    once(inbound, handle -> say(handle, inbound, what, text));
  }

  private void once(InboundContext inbound, Consumer<Handle> deed) {
    jdbi.useTransaction(
        handle -> {
          if (first(handle, inbound)) {
            deed.accept(handle);
          }
        });
  }

  private void say(Handle handle, InboundContext inbound, String what, String text) {
    notebook.correspondence.send(
        handle, inbound.message().wamid(), Outgoing.words(inbound.contact().id(), what, text));
  }

  private boolean first(Handle handle, InboundContext inbound) {
    return notebook.processed.first(handle, inbound.deed(), inbound.now());
  }

  private @Nullable Addition addition(Content content) {
    if (content instanceof InboundMessage.Pin pin) {
      return pinned.apply(pin);
    }
    String words = content.words();
    return words == null ? null : Addition.text(words);
  }

  private String about(Recent complaint, String key) {
    return texts.text("whatsapp." + key, named(complaint.ticket()));
  }

  private static Map<String, String> named(TicketNumber ticket) {
    return Map.of("ticket", ticket.value());
  }
}
