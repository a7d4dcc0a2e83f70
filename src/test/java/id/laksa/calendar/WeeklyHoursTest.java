package id.laksa.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Mon-Fri 08:00-12:00,Mon-Fri 13:00-16:00; MONDAY; [08:00-12:00, 13:00-16:00]",
        "mon-fri 8-12, 13-16.30; FRIDAY; [08:00-12:00, 13:00-16:30]",
        "Sat-Mon 09:00-10:00; SUNDAY; [09:00-10:00]",
        "Monday 13:00-14:00,Mon 08:00-13:00; MONDAY; [08:00-14:00]",
        "daily 00:00-23:59; SATURDAY; [00:00-24:00]",
        "Sun 22:00-06:00; MONDAY; [00:00-06:00]",
        "Sun 22:00-00:00; SUNDAY; [22:00-24:00]",
        "Mon-Fri 08:00-16:00; SATURDAY; []"
      })
  void hoursAreReadAsOneWritesThem(String text, DayOfWeek day, String hours) {
    assertThat(WeeklyHours.parse(text).on(day)).hasToString(hours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "08:00-16:00",
        "Mon-Fri",
        "Mon-Fri 08:00",
        "Mon-Fri 25:00-26:00",
        "Mon-Fri 08:60-09:00",
        "Monsoon 08:00-09:00",
        "Sen-Jum 08:00-16:00",
        "Mon 08:00-12:00,",
        "Mon 08:00-12:00 Tue 08:00-12:00"
      })
  void whatIsNoHoursIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WeeklyHours.parse(text));
  }

  @Test
  void hoursThatOverlapAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeeklyHours.parse("Mon-Fri 08:00-12:00,Wed 11:00-13:00"))
        .withMessageContaining("WEDNESDAY overlap: 08:00-12:00 and 11:00-13:00");
  }
}
