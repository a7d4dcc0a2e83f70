package id.laksa.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  private static final WorkCalendar OFFICE =
      CalendarCase.calendar(
          "Asia/Jakarta",
          "Mon-Thu 07:30-12:00,13:00-16:00,Fri 07:30-11:30,13:00-16:30",
          "2026-08-17");

  @ParameterizedTest
  @CsvSource({"PT30M", "PT8H", "P5D", "P2DT4H", "PT36H", "P366D"})
  void itIsReadAndWrittenAlike(String text) {
    assertThat(Budget.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "P", "P1W", "P1M", "-P1D", "PT-1H", "P1DT", "3 hari", "P5000D"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Budget.parse(text));
  }

  /** Times of Jakarta, without zone. */
  @ParameterizedTest(name = "{0} + {1}")
  @CsvSource({
    "2026-11-23T10:00, P5D, 2026-11-30T10:00",
    "2026-11-23T10:00, P1D, 2026-11-24T10:00",
    "2026-11-20T16:30, P1D, 2026-11-23T16:00",
    "2026-11-21T10:00, P1D, 2026-11-23T16:00",
    "2026-08-14T10:15, P1D, 2026-08-18T10:15",
    "2026-11-23T10:00, P1DT2H, 2026-11-24T12:00",
    "2026-11-23T16:00, P1D, 2026-11-24T16:00",
    "2026-11-23T06:00, P1D, 2026-11-23T16:00"
  })
  void aWorkingDayIsADateWithHours(String start, String budget, String due) {
    assertThat(OFFICE.deadline(jakarta(start), Budget.parse(budget), List.of()))
        .isEqualTo(jakarta(due));
  }

  @Test
  void aShorterDayIsADayAllTheSame() {
    WorkCalendar ramadan =
        new WorkCalendar(
            new WorkingDays(
                ZoneId.of("Asia/Jakarta"),
                WeeklyHours.parse("Mon-Fri 08:00-16:00"),
                List.of(
                    new WorkingDays.Exceptional(
                        LocalDate.parse("2026-02-19"),
                        LocalDate.parse("2026-03-20"),
                        WeeklyHours.parse("Mon-Fri 08:00-14:00"))),
                Set.of()));
    assertThat(ramadan.deadline(jakarta("2026-02-18T16:00"), Budget.parse("P5D"), List.of()))
        .isEqualTo(jakarta("2026-02-25T14:00"));
    assertThat(ramadan.deadline(jakarta("2026-02-18T12:00"), Budget.parse("P1D"), List.of()))
        .isEqualTo(jakarta("2026-02-19T11:00"));
  }

  @Test
  void whereNobodyRestsADayHas24Hours() {
    WorkCalendar always = CalendarCase.calendar("Europe/Berlin", "daily 00:00-24:00");
    Instant start = Instant.parse("2026-03-28T12:00:00Z");
    assertThat(always.deadline(start, Budget.parse("P1D"), List.of()))
        .isEqualTo("2026-03-29T12:00:00Z");
  }

  @Test
  void aPauseMovesADeadlineInDaysByItsShareOfTheDay() {
    Instant start = jakarta("2026-11-23T10:00");
    Pause pause = new Pause(jakarta("2026-11-24T08:00"), jakarta("2026-11-25T08:00"));
    assertThat(OFFICE.deadline(start, Budget.parse("P3D"), List.of(pause)))
        .isEqualTo(jakarta("2026-11-27T10:00"));
  }

  @Test
  void aShareOfABudgetIsAShareOfDaysAndTime() {
    assertThat(Budget.parse("P4DT4H").percent(75)).hasToString("P3DT3H");
    assertThat(
            OFFICE.deadline(
                jakarta("2026-11-23T07:30"), Budget.parse("P1D").percent(60), List.of()))
        .isEqualTo(jakarta("2026-11-23T12:00"));
  }

  private static Instant jakarta(String local) {
    return Instant.parse(local + ":00+07:00");
  }
}
