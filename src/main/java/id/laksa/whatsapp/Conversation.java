package id.laksa.whatsapp;

import id.laksa.classification.Hashtags;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.reporter.Answer;
import id.laksa.whatsapp.InboundMessage.Content;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Understands what a message is for. Pure. */
public final class Conversation {
  /** {@code confirm:LKS-…} in the first round, {@code confirm:LKS-…:2} in the second. */
  private static final Pattern TAP =
      Pattern.compile("(confirm|reopen|rate:([1-5])):([^:]+)(?::([1-9][0-9]{0,5}))?");

  private static final int BEST = 5;

  private Conversation() {}

  /**
   * The answers to tap below a resolution; their ids come back to {@link #intentOf}.
   *
   * @param round of the complaint that they are shown with, and speak of
   */
  public static List<Message.Button> answers(
      TicketNumber ticket, int round, String confirm, String reopen) {
    return List.of(
        new Message.Button(id("confirm", ticket, round), confirm),
        new Message.Button(id("reopen", ticket, round), reopen));
  }

  /**
   * How the work can be rated, best first; their ids come back to {@link #intentOf}.
   *
   * @param round of the complaint that they are shown with, and speak of
   * @param title of a rating, 1 to 5
   */
  public static List<Message.Button> ratings(
      TicketNumber ticket, int round, IntFunction<String> title) {
    return IntStream.rangeClosed(1, BEST)
        .map(worst -> BEST + 1 - worst)
        .mapToObj(
            stars -> new Message.Button(id("rate:" + stars, ticket, round), title.apply(stars)))
        .toList();
  }

  private static String id(String answer, TicketNumber ticket, int round) {
    return answer + ":" + ticket + (round == 1 ? "" : ":" + round);
  }

  /**
   * What a message is for. An emergency is one of its own, whatever was asked before and whatever
   * else the message says; what was asked stays asked.
   */
  public static Intent intentOf(Content content, ConversationState conversation) {
    String said = content.words();
    if (said != null && conversation.alarming().test(said)) {
      return new Intent.Complain(said);
    }
    if (content instanceof InboundMessage.Text text) {
      return words(text.body(), conversation);
    }
    if (content instanceof InboundMessage.Photo photo) {
      return photo.caption() == null
          ? bare(content, conversation)
          : captioned(photo, photo.caption(), conversation);
    }
    if (content instanceof InboundMessage.Pin) {
      return bare(content, conversation);
    }
    if (content instanceof InboundMessage.Tap tap) {
      return tap(tap.id(), conversation);
    }
    if (content instanceof InboundMessage.Other other) {
      return other.caption() == null ? new Intent.CantTake() : words(other.caption(), conversation);
    }
    return new Intent.Nothing();
  }

  private static Intent words(String text, ConversationState conversation) {
    Optional<TicketNumber> asked = TicketNumber.parse(text);
    if (asked.isPresent()) {
      return new Intent.Ask(asked.get());
    }
    if (!Hashtags.of(text, List.of()).isEmpty()) {
      return new Intent.Complain(text);
    }
    if (conversation.quoted() != null) {
      return about(conversation.quoted(), text);
    }
    if (conversation.waiting() != null) {
      return answering(conversation.waiting(), text, conversation.emergency());
    }
    if (conversation.smallTalk().test(text)) {
      return new Intent.Help();
    }
    Recent recent = conversation.recent();
    return recent != null && !conversation.decidable().test(text)
        ? about(recent, text)
        : new Intent.Complain(text);
  }

  /** Behind an emergency nobody can tell which of the two is meant: neither may miss it. */
  private static Intent answering(Recent waiting, String text, @Nullable Recent emergency) {
    return about(waiting, text) instanceof Intent.Reply reply
        ? new Intent.Reply(waiting, reply.answer(), emergency)
        : about(waiting, text);
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
  private static Intent captioned(
      InboundMessage.Photo photo, String caption, ConversationState conversation) {
    Optional<TicketNumber> ticket = TicketNumber.parse(caption);
    if (ticket.isPresent()) {
      return ticket
          .flatMap(conversation.his())
          .filter(complaint -> complaint.status().isOpen())
          .<Intent>map(Intent.Add::new)
          .orElseGet(() -> bare(photo, conversation));
    }
    return conversation.smallTalk().test(caption)
        ? bare(photo, conversation)
        : words(caption, conversation);
  }

  /** A photo or a place without words. */
  private static Intent bare(Content content, ConversationState conversation) {
    if (conversation.quoted() != null && conversation.quoted().status().isOpen()) {
      return new Intent.Add(conversation.quoted());
    }
    Recent waiting = conversation.waiting();
    // Where it burns is what is shown then, not what a department asked before.
    if (waiting != null && conversation.emergency() == null) {
      return waiting.status() == Status.WAITING_FOR_REPORTER
          ? new Intent.Reply(
              waiting,
              new Answer(Answer.Kind.INFORMATION, conversation.shown().apply(content), null))
          : new Intent.Add(waiting);
    }
    return conversation.recent() == null
        ? new Intent.Keep()
        : new Intent.Add(conversation.recent());
  }

  private static Intent tap(String id, ConversationState conversation) {
    Matcher tap = TAP.matcher(id);
    if (!tap.matches()) {
      return new Intent.NotHis();
    }
    Answer.Kind kind =
        switch (tap.group(1)) {
          case "confirm" -> Answer.Kind.CONFIRMED;
          case "reopen" -> Answer.Kind.REOPENED;
          default -> Answer.Kind.RATED;
        };
    Integer stars = tap.group(2) == null ? null : Integer.valueOf(tap.group(2));
    int round = tap.group(4) == null ? 1 : Integer.parseInt(tap.group(4));
    Answer answer = new Answer(kind, null, stars).inRound(round);
    return TicketNumber.parse(tap.group(3))
        .flatMap(conversation.his())
        .<Intent>map(complaint -> new Intent.Reply(complaint, answer))
        .orElseGet(Intent.NotHis::new);
  }
}
