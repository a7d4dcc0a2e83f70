package id.laksa.web;

import id.laksa.texts.Messages.Language;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says times as people do: {@code Senin, 23 November 2026 pukul 16.00 WIB}. */
public final class TimeWords {
  private static final Locale INDONESIA = Locale.forLanguageTag("id-ID");
  private final ZoneId zone;
  private final DateTimeFormatter indonesian =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu 'pukul' HH.mm", INDONESIA);
  private final DateTimeFormatter english =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu 'at' HH:mm", Locale.UK);
  // The zone's short name is known best where people live in it.
  private final DateTimeFormatter zoneName = DateTimeFormatter.ofPattern("zzz", INDONESIA);

  /** Tells the time of this zone. */
  public TimeWords(ZoneId zone) {
    this.zone = zone;
  }

  /** A time in words. */
  public String of(OffsetDateTime time, Language language) {
    var local = time.atZoneSameInstant(zone);
    DateTimeFormatter words = language == Language.ENGLISH ? english : indonesian;
    return words.format(local) + " " + zoneName.format(local);
  }
}
