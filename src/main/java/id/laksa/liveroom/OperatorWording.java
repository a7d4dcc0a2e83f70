package id.laksa.liveroom;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.Status;
import id.laksa.delivery.Delivered;
import id.laksa.delivery.Way;
import id.laksa.department.Departments;
import id.laksa.evidence.Finding;
import id.laksa.refusal.Attempt;
import id.laksa.rulebook.RuleBook;
import id.laksa.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How an operator reads statuses, names and times, in Indonesian. */
public final class OperatorWording implements Texts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH.mm", Locale.forLanguageTag("id-ID"));
  private final Texts texts;
  private final Supplier<RuleBook> rules;
  private final ZoneId zone;

  /** Takes the words of the city. */
  public OperatorWording(Texts texts, Supplier<RuleBook> rules, ZoneId zone) {
    this.texts = texts;
    this.rules = rules;
    this.zone = zone;
  }

  @Override
  public String text(String key, Map<String, ?> values) {
    return texts.text(key, values);
  }

  /** What a status means. */
  public String status(Status status) {
    return texts.text("status." + status);
  }

  /** What it means where a complaint stands. */
  public String status(State state) {
    return texts.text("status." + state.statusKey());
  }

  /** What an event means. */
  public String event(EventType type) {
    return texts.text("event." + type.slug());
  }

  /** A line of a history: when, what, who, and what he said; {@code text} is empty for nothing. */
  public Map<String, String> line(ComplaintFile.Happening happening) {
    String event = event(happening.type());
    return Map.of(
        "at",
        time(happening.at()),
        "event",
        event(happening, event),
        "actor",
        actor(happening.actor()),
        "text",
        happening.text() == null ? "" : happening.text());
  }

  private String event(ComplaintFile.Happening happening, String event) {
    if (happening.came() != null) {
      return event + " (" + text("live-room.came." + happening.came()) + ")";
    }
    return happening.rating() == null ? event : event + " " + rating(happening.rating());
  }

  private String rating(int rating) {
    return text("live-room.rating", Map.of("rating", rating));
  }

  /** What the reporter says of the work that was shown to him; empty while he has said nothing. */
  public String answered(@Nullable Resolution shown) {
    if (shown == null || (!shown.confirmed() && shown.rating() == null)) {
      return "";
    }
    String said = shown.confirmed() ? text("live-room.confirmed") + " " : "";
    return (said + (shown.rating() == null ? "" : rating(shown.rating()))).strip();
  }

  /** The name of a category; its id if the table has lost it. */
  public String category(@Nullable String id) {
    return id == null
        ? text("live-room.undecided")
        : rules.get().categories().byId(id).map(category -> category.name()).orElse(id);
  }

  /** The name of a department; its code if the table has lost it. */
  public String department(@Nullable String code) {
    return code == null
        ? text("live-room.undecided")
        : rules.get().departments().named(code).name();
  }

  /** The code of a department, as short as a table wants it. */
  public String shortly(String department) {
    return department.equals(Departments.KECAMATAN) ? text("live-room.kecamatan") : department;
  }

  /** The door a complaint came in by; its code if the table has lost it. */
  public String channel(Channel channel) {
    return rules.get().channels().name(channel);
  }

  /** Who did something. */
  public String actor(String actor) {
    return switch (actor) {
      case "reporter", "rules", "clock", "retention", "broker" -> text("actor." + actor);
      default ->
          rules
              .get()
              .departments()
              .byUser(actor)
              .map(department -> department.name())
              .orElseGet(() -> text("actor.operator", Map.of("name", actor)));
    };
  }

  /** A way to reporters: the channel it tells, where it is the city's. */
  public String way(Way way) {
    return way.suffix()
        .map(rules.get().channels()::toldBy)
        .orElseGet(() -> texts.text("web.own.news.way." + way.key()));
  }

  /** How far a message to the reporter came: when, by which way, about what, and how far. */
  public Map<String, String> delivered(Delivered message) {
    String reason = message.reason();
    return Map.of(
        "at",
        time(message.at()),
        "way",
        way(message.way()),
        "what",
        texts.text("event." + message.what()),
        "status",
        switch (message.status()) {
          case "sent", "delivered", "read" -> text("live-room.news." + message.status());
          default -> text("live-room.news.failed") + (reason == null ? "" : " (" + reason + ")");
        });
  }

  /** What was tried and refused. */
  public String attempt(Attempt attempt) {
    return text("live-room.attempt." + attempt);
  }

  /** How a check of evidence ended. */
  public String result(Finding.Result result) {
    return text("live-room.finding." + result);
  }

  /** A point in time, in the city's zone. */
  public String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** The day in the city, as an address has it. */
  public String day(Instant at) {
    return at.atZone(zone).toLocalDate().toString();
  }

  /** When this day began in the city. */
  public Instant midnight(Instant now) {
    return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** How near a deadline is. */
  public String due(Instant deadline, Instant now) {
    return deadline.isAfter(now)
        ? text("live-room.due", Map.of("span", span(Duration.between(now, deadline))))
        : text("live-room.overdue", Map.of("span", span(Duration.between(deadline, now))));
  }

  /** A length of time in its largest unit; of days from the second on. */
  public String span(Duration length) {
    if (length.toDays() >= 2) {
      return span("live-room.span.days", length.toDays());
    }
    if (length.toHours() >= 1) {
      return span("live-room.span.hours", length.toHours());
    }
    return length.toMinutes() >= 1
        ? span("live-room.span.minutes", length.toMinutes())
        : text("live-room.span.short");
  }

  private String span(String key, long number) {
    return text(key, Map.of("number", number));
  }
}
