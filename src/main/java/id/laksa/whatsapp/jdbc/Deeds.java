package id.laksa.whatsapp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.intake.Intake;
import id.laksa.intake.IntakeResult;
import id.laksa.notification.Wording;
import id.laksa.place.Places;
import id.laksa.reporter.Addition;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.whatsapp.Complaining;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.GraphErrors;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundMessage.Pin;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.Intent;
import id.laksa.whatsapp.MediaErrand;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.Recent;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.webhook.ElementReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Does what citizens want, each thing once: every deed asks first whether it was done before. */
public final class Deeds {
  private final Jdbi jdbi;
  private final Desk desk;
  private final Notebook notebook;
  private final Wording wording;
  private final Supplier<Places> places;
  private final StatusText statusText;
  private final InstantSource clock;

  /** Where complaints and answers go. */
  public record Desk(
      Intake intake, Identity identity, AnswerLedger answers, AdditionLedger additions) {}

  /** What is remembered of conversations. */
  public record Notebook(
      Seen seen,
      ComplaintsOfContacts complaints,
      WaitingTable waiting,
      SentTable sent,
      Correspondence correspondence) {}

  /**
   * A message in its conversation.
   *
   * @param since what came before this time doesn't belong to it
   * @param element as it was delivered
   */
  public record Turn(
      InboundMessage message, Contact contact, Instant now, Instant since, String element) {
    /** Shows nothing of the person. */
    @Override
    public String toString() {
      return "Turn[" + message + "]";
    }
  }

  /** Says where a complaint stands. */
  @FunctionalInterface
  public interface StatusText {
    /** In a few lines; empty when there is no such complaint. */
    Optional<String> of(TicketNumber ticket);
  }

  /** Wires it. */
  public Deeds(
      Jdbi jdbi,
      Desk desk,
      Notebook notebook,
      Wording wording,
      Supplier<Places> places,
      StatusText statusText,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.desk = desk;
    this.notebook = notebook;
    this.wording = wording;
    this.places = places;
    this.statusText = statusText;
    this.clock = clock;
  }

  /** Records how far a message of ours came; one that Meta took and couldn't bring goes again. */
  public void record(InboundStatus status) {
    jdbi.useTransaction(
        handle -> {
          notebook.sent.record(handle, status, clock.instant());
          Integer code = status.code();
          if (code != null && status.status().equals("failed")) {
            again(handle, status, GraphErrors.ofFailedStatus(code));
          }
        });
  }

  private void again(Handle handle, InboundStatus status, SendResult why) {
    boolean windowClosed = why instanceof SendResult.WindowClosed;
    if (windowClosed || why instanceof SendResult.Later) {
      notebook
          .sent
          .takeFailed(handle, status)
          .ifPresent(
              failed ->
                  notebook.correspondence.send(
                      handle,
                      "again:" + status.wamid(),
                      windowClosed ? failed.byTemplate() : failed));
    }
  }

  /** Takes a complaint in, with what he sent shortly before; its receipt leaves by the ledger. */
  public IntakeResult complain(Turn turn, String text) {
    UUID id = Identity.complaintId(Channel.WHATSAPP, turn.message.wamid());
    List<Content> before =
        jdbi.inTransaction(
            handle -> {
              notebook.complaints.own(handle, id, turn.contact.id(), turn.now);
              return waiting(handle, turn);
            });
    Pin pin = only(before, Pin.class).findFirst().orElse(null);
    IntakeResult result = desk.intake.submit(Complaining.of(turn.message, turn.contact, text, pin));
    if (result instanceof IntakeResult.Accepted || result instanceof IntakeResult.Conflict) {
      Recent complaint = new Recent(id, desk.identity.ticketOf(id), Status.RECEIVED);
      follow(turn, complaint, text, before);
    }
    return result;
  }

  private void follow(Turn turn, Recent complaint, String text, List<Content> before) {
    jdbi.useTransaction(
        handle -> {
          if (first(handle, turn, "media")) {
            Stream.concat(
                    only(before, InboundMessage.Photo.class),
                    only(List.of(turn.message.content()), InboundMessage.Photo.class))
                .forEach(photo -> fetch(handle, turn, complaint, photo));
            notebook.waiting.forget(handle, turn.contact.id());
          }
        });
    String rest = Complaining.rest(text);
    if (rest != null) {
      desk.additions.add(
          complaint.ticket(), Addition.text(rest), handle -> first(handle, turn, "rest"));
    }
    if (turn.message.content() instanceof InboundMessage.Other) {
      desk.additions.missPhoto(complaint.ticket(), handle -> first(handle, turn, "missed"));
    }
  }

  /** Does anything but a complaint. */
  public void act(Turn turn, Intent intent) {
    if (intent instanceof Intent.Add add) {
      add(turn, add.complaint());
    } else if (intent instanceof Intent.Reply reply) {
      reply(turn, reply);
    } else if (intent instanceof Intent.Keep) {
      keep(turn);
    } else if (intent instanceof Intent.Ask ask) {
      String unknown = wording.text("whatsapp.unknown-ticket", named(ask.ticket()));
      tell(turn, "status", statusText.of(ask.ticket()).orElse(unknown));
    } else if (intent instanceof Intent.TapInstead tap) {
      String text = wording.text("whatsapp.tap-instead", named(tap.complaint().ticket()));
      tell(turn, "tap-instead", text);
    } else if (intent instanceof Intent.Help) {
      tell(turn, "help", wording.text("whatsapp.help"));
    } else if (intent instanceof Intent.NotHis) {
      tell(turn, "not-his", wording.text("whatsapp.not-his"));
    } else if (intent instanceof Intent.CantTake) {
      tell(turn, "cant-take", wording.text("whatsapp.cant-take"));
    }
  }

  private void add(Turn turn, Recent complaint) {
    Content content = turn.message.content();
    String text = words(content);
    boolean taken = true;
    if (text != null) {
      taken = added(turn, complaint, Addition.text(text));
    } else if (content instanceof Pin pin) {
      taken = added(turn, complaint, pinned(pin));
    }
    if (content instanceof InboundMessage.Photo photo) {
      jdbi.useTransaction(
          handle -> {
            if (first(handle, turn, "media")) {
              fetch(handle, turn, complaint, photo);
            }
          });
    }
    String key = taken ? "whatsapp.added" : "whatsapp.not-added";
    tell(turn, "added", wording.text(key, named(complaint.ticket())));
  }

  private void reply(Turn turn, Intent.Reply reply) {
    Recent complaint = reply.complaint();
    AnswerLedger.Outcome outcome =
        desk.answers.take(
            complaint.ticket(), reply.answer(), handle -> first(handle, turn, "answer"));
    if (turn.message.content() instanceof InboundMessage.Photo photo) {
      jdbi.useTransaction(
          handle -> {
            if (first(handle, turn, "media")) {
              fetch(handle, turn, complaint, photo);
            }
          });
    }
    if (outcome != AnswerLedger.Outcome.RECORDED) {
      tell(turn, "too-late", wording.text("whatsapp.too-late", named(complaint.ticket())));
    }
  }

  private void keep(Turn turn) {
    jdbi.useTransaction(
        handle ->
            notebook.waiting.keep(
                handle,
                UUID.nameUUIDFromBytes(turn.message.wamid().getBytes(UTF_8)),
                turn.contact.id(),
                turn.element,
                turn.now));
    tell(turn, "kept", wording.text("whatsapp.kept"));
  }

  /** False when the complaint takes nothing more. */
  private boolean added(Turn turn, Recent complaint, Addition addition) {
    boolean[] before = {false};
    boolean taken =
        desk.additions.add(
            complaint.ticket(),
            addition,
            handle -> {
              before[0] = !first(handle, turn, "added");
              return !before[0];
            });
    return taken || before[0];
  }

  private Addition pinned(Pin pin) {
    return Places.insideIndonesia(pin.point())
        ? new Addition(
            null,
            pin.point(),
            pin.address(),
            places.get().find(pin.point()).orElse(null),
            List.of())
        : Addition.text(
            "%s (%s, %s)"
                .formatted(
                    pin.address() == null ? "Lokasi" : pin.address(),
                    pin.point().lat(),
                    pin.point().lon()));
  }

  private void tell(Turn turn, String what, String text) {
    jdbi.useTransaction(
        handle -> {
          if (first(handle, turn, "reply")) {
            notebook.correspondence.send(
                handle, turn.message.wamid(), Outgoing.words(turn.contact.id(), what, text));
          }
        });
  }

  private void fetch(Handle handle, Turn turn, Recent complaint, InboundMessage.Photo photo) {
    notebook.correspondence.fetch(
        handle,
        turn.message.wamid() + ":" + photo.media().id(),
        new MediaErrand.Wanted(
            complaint.complaintId(),
            complaint.ticket().value(),
            photo.media().id(),
            photo.media().url()));
  }

  private List<Content> waiting(Handle handle, Turn turn) {
    return notebook.waiting.list(handle, turn.contact.id(), turn.since).stream()
        .map(ElementReader::read)
        .flatMap(Optional::stream)
        .map(read -> read.message().content())
        .toList();
  }

  private boolean first(Handle handle, Turn turn, String deed) {
    return notebook.seen.first(handle, deed + ":" + turn.message.wamid(), turn.now);
  }

  private static @Nullable String words(Content content) {
    if (content instanceof InboundMessage.Text text) {
      return text.body();
    }
    if (content instanceof InboundMessage.Photo photo) {
      return photo.caption();
    }
    return content instanceof InboundMessage.Other other ? other.caption() : null;
  }

  private static Map<String, String> named(TicketNumber ticket) {
    return Map.of("ticket", ticket.value());
  }

  private static <T> Stream<T> only(List<Content> contents, Class<T> type) {
    return contents.stream().filter(type::isInstance).map(type::cast);
  }
}
