package id.laksa.notification;

import id.laksa.tracking.Messages;
import id.laksa.tracking.Messages.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the texts of {@code conf/messages_id.properties}, for those who are written to. */
public final class MessageTexts {
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
  private final Messages messages;
  private final DateTimeFormatter format;

  /**
   * Takes the texts.
   *
   * @param zone of every time that is named
   */
  public MessageTexts(Messages messages, ZoneId zone) {
    this.messages = messages;
    this.format =
        DateTimeFormatter.ofPattern(
                "EEEE, d MMMM yyyy 'pukul' HH.mm z", Locale.forLanguageTag("id-ID"))
            .withZone(zone);
  }

  /** The text of a key, each {@code {name}} in it replaced by its value. */
  public String text(String key, Map<String, String> values) {
    String template = messages.text(Language.INDONESIAN, key);
    // In one pass: a value may hold braces of its own.
    return BLANK
        .matcher(template)
        .replaceAll(
            blank -> Matcher.quoteReplacement(values.getOrDefault(blank.group(1), blank.group())));
  }

  /** A text without anything to fill in. */
  public String text(String key) {
    return text(key, Map.of());
  }

  /** A time as people say it: {@code Senin, 23 November 2026 pukul 16.00 WIB}. */
  public String time(Instant at) {
    return format.format(at);
  }
}
