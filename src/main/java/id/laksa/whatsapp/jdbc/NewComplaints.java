package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.intake.Intake;
import id.laksa.intake.IntakeResult;
import id.laksa.reporter.Addition;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.whatsapp.Complaining;
import id.laksa.whatsapp.InboundContext;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundMessage.Photo;
import id.laksa.whatsapp.InboundMessage.Pin;
import id.laksa.whatsapp.jdbc.WaitingTable.Kept;
import id.laksa.whatsapp.webhook.ElementReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes complaints in, with what their reporters sent shortly before. It takes several
 * transactions; whichever a crash comes after, the next attempt does what is missing.
 */
public final class NewComplaints {
  private final Jdbi jdbi;
  private final Intake intake;
  private final Identity identity;
  private final AdditionLedger additions;
  private final Notebook notebook;

  /** What is remembered of complaints to come. */
  public record Notebook(
      ProcessedMessageIds processed,
      ComplaintsOfContacts complaints,
      WaitingTable waiting,
      Correspondence correspondence) {}

  /** Wires it. */
  public NewComplaints(
      Jdbi jdbi, Intake intake, Identity identity, AdditionLedger additions, Notebook notebook) {
    this.jdbi = jdbi;
    this.intake = intake;
    this.identity = identity;
    this.additions = additions;
    this.notebook = notebook;
  }

  /** Whether an earlier attempt took a message for a complaint. */
  boolean isBegun(Handle handle, InboundMessage message) {
    return notebook.complaints.ownerOf(handle, idOf(message)).isPresent();
  }

  /** Takes one in; its receipt leaves by the ledger. */
  IntakeResult take(InboundContext inbound, String text) {
    UUID id = idOf(inbound.message());
    List<Kept> kept =
        jdbi.inTransaction(
            handle -> {
              notebook.complaints.own(handle, id, inbound.contact().id(), inbound.saidAt());
              return notebook.waiting.list(handle, inbound.contact().id(), inbound.since());
            });
    List<Content> before = contents(kept);
    Pin pin = only(before, Pin.class).findFirst().orElse(null);
    IntakeResult result =
        intake.submit(Complaining.of(inbound.message(), inbound.contact(), text, pin));
    if (result instanceof IntakeResult.Accepted || result instanceof IntakeResult.Conflict) {
      follow(inbound, id, text, kept);
    }
    return result;
  }

  private void follow(InboundContext inbound, UUID id, String text, List<Kept> kept) {
    TicketNumber ticket = identity.ticketOf(id);
    jdbi.useTransaction(
        handle -> {
          if (first(handle, inbound, "media")) {
            Stream.concat(
                    only(contents(kept), Photo.class),
                    only(List.of(inbound.message().content()), Photo.class))
                .forEach(
                    photo ->
                        notebook.correspondence.fetch(
                            handle, inbound.message().wamid(), id, ticket, photo.media()));
            notebook.waiting.forget(handle, kept);
          }
        });
    String rest = Complaining.rest(text);
    if (rest != null) {
      additions.add(ticket, Addition.text(rest), handle -> first(handle, inbound, "rest"));
    }
    if (inbound.message().content() instanceof InboundMessage.Other) {
      additions.missPhoto(ticket, handle -> first(handle, inbound, "missed"));
    }
  }

  private static List<Content> contents(List<Kept> kept) {
    return kept.stream()
        .map(one -> ElementReader.read(one.element()))
        .flatMap(Optional::stream)
        .map(ElementReader.Read::message)
        .filter(Objects::nonNull)
        .map(InboundMessage::content)
        .toList();
  }

  private boolean first(Handle handle, InboundContext inbound, String step) {
    return notebook.processed.first(handle, step + ":" + inbound.message().wamid(), inbound.now());
  }

  private static UUID idOf(InboundMessage message) {
    return Identity.complaintId(Channel.WHATSAPP, message.wamid());
  }

  private static <T> Stream<T> only(List<Content> contents, Class<T> type) {
    return contents.stream().filter(type::isInstance).map(type::cast);
  }
}
