package id.laksa.whatsapp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.TicketNumber;
import id.laksa.notification.Wording;
import id.laksa.reporter.Addition;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.reporter.jdbc.AnswerLedger;
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
public final class Deeds {
  private final Jdbi jdbi;
  private final Desk desk;
  private final Notebook notebook;
  private final Wording wording;
  private final Function<InboundMessage.Pin, Addition> pinned;
  private final StatusText statusText;

  /** Where answers and additions go. */
  public record Desk(AnswerLedger answers, AdditionLedger additions) {}

  /** What is remembered of conversations. */
  public record Notebook(
      Seen seen,
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
  public Deeds(
      Jdbi jdbi,
      Desk desk,
      Notebook notebook,
      Wording wording,
      Function<InboundMessage.Pin, Addition> pinned,
      StatusText statusText) {
    this.jdbi = jdbi;
    this.desk = desk;
    this.notebook = notebook;
    this.wording = wording;
    this.pinned = pinned;
    this.statusText = statusText;
  }

  /** Whether an earlier attempt has done it all. */
  boolean isDone(Handle handle, Turn turn) {
    return notebook.seen.knows(handle, turn.deed());
  }

  /** Does anything but a complaint. */
  void act(Turn turn, Intent intent) {
    if (intent instanceof Intent.Add add) {
      add(turn, add.complaint());
    } else if (intent instanceof Intent.Reply reply) {
      reply(turn, reply);
    } else if (intent instanceof Intent.Keep) {
      once(turn, handle -> keep(handle, turn));
    } else if (intent instanceof Intent.Ask ask) {
      String unknown = wording.text("whatsapp.unknown-ticket", named(ask.ticket()));
      tell(turn, "status", statusText.of(ask.ticket()).orElse(unknown));
    } else if (intent instanceof Intent.TapInstead tap) {
      tell(turn, "tap-instead", about(tap.complaint(), "tap-instead"));
    } else if (intent instanceof Intent.Help) {
      tell(turn, "help", wording.text("whatsapp.help"));
    } else if (intent instanceof Intent.NotHis) {
      tell(turn, "not-his", wording.text("whatsapp.not-his"));
    } else if (intent instanceof Intent.CantTake) {
      tell(turn, "cant-take", wording.text("whatsapp.cant-take"));
    }
  }

  private void add(Turn turn, Recent complaint) {
    Content content = turn.message().content();
    if (content instanceof InboundMessage.Other) {
      String step = "missed:" + turn.message().wamid();
      desk.additions.missPhoto(
          complaint.ticket(), handle -> notebook.seen.first(handle, step, turn.now()));
    }
    Addition addition = addition(content);
    if (addition == null) {
      once(turn, handle -> added(handle, turn, complaint));
      return;
    }
    boolean taken =
        desk.additions.add(
            complaint.ticket(),
            addition,
            handle -> {
              boolean first = first(handle, turn);
              if (first) {
                added(handle, turn, complaint);
              }
              return first;
            });
    if (!taken) {
      tell(turn, "not-added", about(complaint, "not-added"));
    }
  }

  private void added(Handle handle, Turn turn, Recent complaint) {
    fetch(handle, turn, complaint);
    say(handle, turn, "added", about(complaint, "added"));
  }

  private void reply(Turn turn, Intent.Reply reply) {
    Recent complaint = reply.complaint();
    Addition addition = addition(turn.message().content());
    if (reply.perhaps() != null && addition != null) {
      String step = "perhaps:" + turn.message().wamid();
      desk.additions.add(
          reply.perhaps().ticket(),
          addition,
          handle -> notebook.seen.first(handle, step, turn.now()));
    }
    AnswerLedger.Outcome outcome =
        desk.answers.take(
            complaint.ticket(),
            reply.answer(),
            handle -> {
              boolean first = first(handle, turn);
              if (first) {
                answered(handle, turn, reply);
              }
              return first;
            });
    switch (outcome) {
      case RECORDED -> {}
      case ANOTHER_ROUND -> tell(turn, "older-button", about(complaint, "older-button"));
      case TOO_LATE -> tell(turn, "over", about(complaint, "over"));
      case UNKNOWN_TICKET, NOT_POSSIBLE_NOW, TOO_MANY_PHOTOS ->
          tell(turn, "too-late", about(complaint, "too-late"));
    }
  }

  private void answered(Handle handle, Turn turn, Intent.Reply reply) {
    fetch(handle, turn, reply.complaint());
    switch (reply.answer().kind()) {
      // A tap doesn't tell what is still to be done: what he says next does.
      case REOPENED -> {
        notebook.complaints.ask(handle, reply.complaint().complaintId(), turn.saidAt());
        say(handle, turn, "ask-reopened", about(reply.complaint(), "ask-reopened"));
      }
      case RATED -> say(handle, turn, "rated", about(reply.complaint(), "rated"));
      case CONFIRMED, INFORMATION -> {}
    }
  }

  private void keep(Handle handle, Turn turn) {
    UUID id = UUID.nameUUIDFromBytes(turn.message().wamid().getBytes(UTF_8));
    notebook.waiting.keep(handle, id, turn.contact().id(), turn.element(), turn.saidAt());
    say(handle, turn, "kept", wording.text("whatsapp.kept"));
  }

  private void fetch(Handle handle, Turn turn, Recent complaint) {
    if (turn.message().content() instanceof Photo photo) {
      notebook.correspondence.fetch(
          handle,
          turn.message().wamid(),
          complaint.complaintId(),
          complaint.ticket(),
          photo.media());
    }
  }

  private void tell(Turn turn, String what, String text) {
    once(turn, handle -> say(handle, turn, what, text));
  }

  private void once(Turn turn, Consumer<Handle> deed) {
    jdbi.useTransaction(
        handle -> {
          if (first(handle, turn)) {
            deed.accept(handle);
          }
        });
  }

  private void say(Handle handle, Turn turn, String what, String text) {
    notebook.correspondence.send(
        handle, turn.message().wamid(), Outgoing.words(turn.contact().id(), what, text));
  }

  private boolean first(Handle handle, Turn turn) {
    return notebook.seen.first(handle, turn.deed(), turn.now());
  }

  private @Nullable Addition addition(Content content) {
    if (content instanceof InboundMessage.Pin pin) {
      return pinned.apply(pin);
    }
    String words = content.words();
    return words == null ? null : Addition.text(words);
  }

  private String about(Recent complaint, String key) {
    return wording.text("whatsapp." + key, named(complaint.ticket()));
  }

  private static Map<String, String> named(TicketNumber ticket) {
    return Map.of("ticket", ticket.value());
  }
}
