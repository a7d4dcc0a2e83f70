package id.laksa.whatsapp;

import id.laksa.classification.Hashtags;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.reporter.Answer;
import id.laksa.whatsapp.InboundMessage.Content;
import java.util.List;
import java.util.Optional;

/** Understands what a message is for. Pure. */
public final class Conversation {
  private static final String CONFIRM = "confirm:";
  private static final String REOPEN = "reopen:";

  private Conversation() {}

  /** The answers to tap below a resolution; their ids come back to {@link #intentOf}. */
  public static List<Message.Button> answers(TicketNumber ticket, String confirm, String reopen) {
    return List.of(
        new Message.Button(CONFIRM + ticket, confirm), new Message.Button(REOPEN + ticket, reopen));
  }

  /** What a message is for. */
  public static Intent intentOf(Content content, Situation situation) {
    if (content instanceof InboundMessage.Text text) {
      return words(text.body(), situation);
    }
    if (content instanceof InboundMessage.Photo photo) {
      return photo.caption() == null ? bare(content, situation) : captioned(photo, situation);
    }
    if (content instanceof InboundMessage.Pin) {
      return bare(content, situation);
    }
    if (content instanceof InboundMessage.Tap tap) {
      return tap(tap.id(), situation);
    }
    if (content instanceof InboundMessage.Other other) {
      return other.caption() == null ? new Intent.CantTake() : words(other.caption(), situation);
    }
    return new Intent.Nothing();
  }

  private static Intent words(String text, Situation situation) {
    Optional<TicketNumber> asked = TicketNumber.parse(text);
    if (asked.isPresent()) {
      return new Intent.Ask(asked.get());
    }
    if (!Hashtags.of(text, List.of()).isEmpty()) {
      return new Intent.Complain(text);
    }
    if (situation.quoted() != null) {
      return about(situation.quoted(), text);
    }
    if (situation.waiting() != null) {
      return about(situation.waiting(), text);
    }
    if (situation.smallTalk().test(text)) {
      return new Intent.Help();
    }
    boolean continues = situation.recent() != null && !situation.decidable().test(text);
    return continues ? about(situation.recent(), text) : new Intent.Complain(text);
  }

  private static Intent about(Recent complaint, String text) {
    if (complaint.status() == Status.WAITING_FOR_REPORTER) {
      return new Intent.Reply(complaint, new Answer(Answer.Kind.INFORMATION, text, null));
    }
    // What is over takes no addition: adding says so.
    return complaint.status() == Status.RESOLVED
        ? new Intent.TapInstead(complaint)
        : new Intent.Add(complaint);
  }

  /** A caption that says nothing of its own, a greeting or a number, must not cost the photo. */
  private static Intent captioned(InboundMessage.Photo photo, Situation situation) {
    String caption = photo.caption();
    Optional<TicketNumber> ticket = TicketNumber.parse(caption);
    if (ticket.isPresent()) {
      return ticket
          .flatMap(situation.his())
          .filter(complaint -> complaint.status().isOpen())
          .<Intent>map(Intent.Add::new)
          .orElseGet(() -> bare(photo, situation));
    }
    return situation.smallTalk().test(caption) ? bare(photo, situation) : words(caption, situation);
  }

  /** A photo or a place without words. */
  private static Intent bare(Content content, Situation situation) {
    if (situation.quoted() != null && situation.quoted().status().isOpen()) {
      return new Intent.Add(situation.quoted());
    }
    if (situation.waiting() != null) {
      return new Intent.Reply(
          situation.waiting(), new Answer(Answer.Kind.INFORMATION, shown(content), null));
    }
    return situation.recent() == null ? new Intent.Keep() : new Intent.Add(situation.recent());
  }

  /** What a department reads that asked and got no words. */
  private static String shown(Content content) {
    return content instanceof InboundMessage.Pin pin ? pin.told() : "Pelapor mengirim foto.";
  }

  private static Intent tap(String id, Situation situation) {
    boolean confirms = id.startsWith(CONFIRM);
    if (!confirms && !id.startsWith(REOPEN)) {
      return new Intent.NotHis();
    }
    Answer.Kind kind = confirms ? Answer.Kind.CONFIRMED : Answer.Kind.REOPENED;
    return TicketNumber.parse(id.substring(id.indexOf(':') + 1))
        .flatMap(situation.his())
        .<Intent>map(complaint -> new Intent.Reply(complaint, new Answer(kind, null, null)))
        .orElseGet(Intent.NotHis::new);
  }
}
