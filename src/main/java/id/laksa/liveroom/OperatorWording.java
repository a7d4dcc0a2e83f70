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
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How an operator reads statuses, names and times, in Indonesian. */
public final class OperatorWording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH.mm", Locale.forLanguageTag("id-ID"));
  private final Messages messages;
  private final Supplier<RuleBook> rules;
  private final ZoneId zone;

  /** Takes the words of the city. */
  public OperatorWording(Messages messages, Supplier<RuleBook> rules, ZoneId zone) {
    this.messages = messages;
    this.rules = rules;
    this.zone = zone;
  }

  /** What a status means. */
  public String status(Status status) {
    return messages.text(Language.INDONESIAN, "status." + status);
  }

  /** What it means where a complaint stands. */
  public String status(State state) {
    return messages.text(Language.INDONESIAN, "status." + state.statusKey());
  }

  /** What an event means. */
  public String event(EventType type) {
    return messages.text(Language.INDONESIAN, "event." + type.slug());
  }

  /** A line of a history: when, what, who, and what he said; {@code text} is empty for nothing. */
  public Map<String, String> line(ComplaintFile.Happening happening) {
    String event = event(happening.type());
    return Map.of(
        "at",
        time(happening.at()),
        "event",
        happening.rating() == null ? event : event + " " + rating(happening.rating()),
        "actor",
        actor(happening.actor()),
        "text",
        happening.text() == null ? "" : happening.text());
  }

  private static String rating(int rating) {
    return "Nilai: " + rating + " dari 5.";
  }

  /** What the reporter says of the work that was shown to him; empty while he has said nothing. */
  public String answered(@Nullable Resolution shown) {
    if (shown == null || (!shown.confirmed() && shown.rating() == null)) {
      return "";
    }
    String said = shown.confirmed() ? "Selesai. " : "";
    return (said + (shown.rating() == null ? "" : rating(shown.rating()))).strip();
  }

  /** The name of a category; its id if the table has lost it. */
  public String category(@Nullable String id) {
    return id == null
        ? "Belum ditentukan"
        : rules.get().categories().byId(id).map(category -> category.name()).orElse(id);
  }

  /** The name of a department; its code if the table has lost it. */
  public String department(@Nullable String code) {
    return code == null ? "Belum ditentukan" : rules.get().departments().named(code).name();
  }

  /** The code of a department, as short as a table wants it. */
  public static String shortly(String department) {
    return department.equals(Departments.KECAMATAN) ? "kecamatan setempat" : department;
  }

  /** The door a complaint came in by; its code if the table has lost it. */
  public String channel(Channel channel) {
    return rules.get().channels().name(channel);
  }

  /** Who did something. */
  public String actor(String actor) {
    return switch (actor) {
      case "reporter" -> "Pelapor";
      case "rules" -> "Aturan";
      case "clock" -> "Jam tenggat";
      case "retention" -> "Masa simpan";
      case "broker" -> "Antrean";
      default ->
          rules
              .get()
              .departments()
              .byUser(actor)
              .map(department -> department.name())
              .orElse("Petugas " + actor);
    };
  }

  /** A way to reporters: the channel it tells, where it is the city's. */
  public String way(Way way) {
    return way.suffix()
        .map(rules.get().channels()::toldBy)
        .orElseGet(() -> messages.text(Language.INDONESIAN, "web.own.news.way." + way.key()));
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
        messages.text(Language.INDONESIAN, "event." + message.what()),
        "status",
        switch (message.status()) {
          case "sent" -> "terkirim";
          case "delivered" -> "sampai";
          case "read" -> "dibaca";
          default -> "gagal" + (reason == null ? "" : " (" + reason + ")");
        });
  }

  /** What was tried and refused. */
  public static String attempt(Attempt attempt) {
    return switch (attempt) {
      case UPLOAD_WITHOUT_LOGIN -> "Unggah bukti tanpa masuk";
      case UPLOAD_FOR_UNKNOWN_TICKET -> "Unggah bukti untuk tiket yang tidak dikenal";
      case UPLOAD_FOR_ANOTHERS_TICKET -> "Unggah bukti untuk tiket instansi lain";
      case FOLLOW_UP_FOR_UNKNOWN_TICKET -> "Tindak lanjut untuk tiket yang tidak dikenal";
      case FOLLOW_UP_FOR_ANOTHERS_TICKET -> "Tindak lanjut untuk tiket instansi lain";
      case FOLLOW_UP_WITH_BAD_EVIDENCE -> "Tindak lanjut dengan bukti yang ditolak";
      case ANSWER_WITHOUT_KEY -> "Jawaban pelapor tanpa kuncinya";
    };
  }

  /** How a check of evidence ended. */
  public String result(Finding.Result result) {
    return switch (result) {
      case PASSED -> "Sesuai";
      case FAILED -> "Tidak sesuai";
      case UNKNOWN -> "Tidak diketahui";
    };
  }

  /** A point in time, in the city's zone. */
  public String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** When this day began in the city. */
  public Instant midnight(Instant now) {
    return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** How near a deadline is. */
  public static String due(Instant deadline, Instant now) {
    return deadline.isAfter(now)
        ? span(Duration.between(now, deadline)) + " lagi"
        : "lewat " + span(Duration.between(deadline, now));
  }

  /** A length of time in its largest unit; of days from the second on. */
  public static String span(Duration length) {
    if (length.toDays() >= 2) {
      return length.toDays() + " hari";
    }
    if (length.toHours() >= 1) {
      return length.toHours() + " jam";
    }
    return length.toMinutes() >= 1 ? length.toMinutes() + " menit" : "kurang dari semenit";
  }
}
