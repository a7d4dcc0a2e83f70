package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.texts.Messages.Language;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeWordsTest {
  private final TimeWords words = new TimeWords(ZoneId.of("Asia/Jakarta"));

  @Test
  void aTimeIsSaidAsPeopleDo() {
    OffsetDateTime time = OffsetDateTime.parse("2026-08-17T02:05:00Z");
    assertThat(words.of(time, Language.INDONESIAN))
        .isEqualTo("Senin, 17 Agustus 2026 pukul 09.05 WIB");
    assertThat(words.of(time, Language.ENGLISH)).isEqualTo("Monday, 17 August 2026 at 09:05 WIB");
  }

  @Test
  void anotherCityHasItsOwnZone() {
    OffsetDateTime time = OffsetDateTime.parse("2026-12-31T16:30:00Z");
    assertThat(new TimeWords(ZoneId.of("Asia/Makassar")).of(time, Language.INDONESIAN))
        .isEqualTo("Jumat, 1 Januari 2027 pukul 00.30 WITA");
  }
}
