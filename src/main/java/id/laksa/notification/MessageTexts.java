package id.laksa.notification;

import id.laksa.texts.Messages;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The texts for those who are written to, and times as these name them. */
public final class MessageTexts implements Texts {
  private final Texts texts;
  private final DateTimeFormatter format;

  /**
   * Takes the texts.
   *
   * @param zone of every time that is named
   */
  public MessageTexts(Messages messages, ZoneId zone) {
    this.texts = messages.indonesian();
    this.format =
        DateTimeFormatter.ofPattern(
                "EEEE, d MMMM yyyy 'pukul' HH.mm z", Locale.forLanguageTag("id-ID"))
            .withZone(zone);
  }

  @Override
  public String text(String key, Map<String, ?> values) {
    return texts.text(key, values);
  }

  /** A time as people say it: {@code Senin, 23 November 2026 pukul 16.00 WIB}. */
  public String time(Instant at) {
    return format.format(at);
  }
}
