package id.laksa.calendar;

import static id.laksa.calendar.CalendarCase.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {
  private static final String OFFICE = "Mon-Fri 08:00-12:00,Mon-Fri 13:00-16:00";

  /** Cases of the test suites of Zammad, biz, Chatwoot, RT and Znuny, and some of our own. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "zammad 1; Europe/Berlin; Mon-Fri 08-18; -; 2013-03-21T09:30:00Z; PT1H; 2013-03-21T10:30:00Z",
        "zammad 4; Europe/Berlin; Mon-Fri 09-17; 2015-09-22; 2015-09-21T14:30:00Z; PT2H; 2015-09-23T08:30:00Z",
        "zammad 10; UTC; daily 00:00-23:59; -; 2016-02-01T12:00:00Z; PT24H; 2016-02-02T12:00:00Z",
        "biz 2; UTC; Mon-Fri 09:00-17:00; -; 2006-01-04T15:58:30Z; PT90S; 2006-01-04T16:00:00Z",
        "chatwoot 1; UTC; Mon-Fri 09-17; -; 2024-01-19T16:00:00Z; PT2H; 2024-01-22T10:00:00Z",
        "chatwoot 2; UTC; Mon-Fri 09-17; -; 2024-01-20T10:00:00Z; PT2H; 2024-01-22T11:00:00Z",
        "chatwoot 4; UTC; Mon 09-17, Tue 09-20; -; 2024-01-15T18:00:00Z; PT10H; 2024-01-16T19:00:00Z",
        "rt 1; America/New_York; Mon-Fri 09-18; -; 2007-01-01T22:00:00Z; PT2H; 2007-01-02T15:00:00Z",
        "rt 3; UTC; Sun 09-17; -; 2007-01-01T00:00:00Z; PT1H; 2007-01-07T10:00:00Z",
        "znuny 1; Europe/Berlin; Mon-Fri 08-13,14-18; -; 2015-03-27T11:00:00Z; PT15H; 2015-03-31T07:00:00Z",
        "znuny 4; Europe/Berlin; Mon-Fri 08-18; -; 2016-02-01T15:59:30Z; PT3H30M; 2016-02-02T09:29:30Z",
        "independence day; Asia/Jakarta; Mon-Fri 08-16; 2026-08-17; 2026-08-14T08:00:00Z; PT8H; 2026-08-18T08:00:00Z",
        "closing time; Asia/Jakarta; Mon-Fri 08-16; -; 2026-11-20T08:00:00Z; PT1H; 2026-11-20T09:00:00Z",
        "before the break; Asia/Jakarta; Mon-Fri 08-12,13-16; -; 2026-11-20T04:00:00Z; PT1H; 2026-11-20T05:00:00Z",
        "over the break; Asia/Jakarta; Mon-Fri 08-12,13-16; -; 2026-11-20T04:00:00Z; PT1H1S; 2026-11-20T06:00:01Z",
        "nothing; Asia/Jakarta; Mon-Fri 08-16; -; 2026-11-21T04:00:00Z; PT0S; 2026-11-21T04:00:00Z",
        "the day has 23 hours; Europe/Berlin; daily 00-24; -; 2026-03-28T23:00:00Z; PT23H; 2026-03-29T22:00:00Z",
        "the day has 25 hours; Europe/Berlin; daily 00-24; -; 2026-10-24T22:00:00Z; PT25H; 2026-10-25T23:00:00Z",
        "an hour that isn't there; Europe/Berlin; Sun 02-03, Mon 08-09; -; 2026-03-28T20:00:00Z; PT1H; 2026-03-30T07:00:00Z",
        "an hour that is there twice; Europe/Berlin; Sun 02-03; -; 2026-10-24T20:00:00Z; PT2H; 2026-10-25T02:00:00Z",
        "through the night; Asia/Jakarta; Sat 22-06; -; 2026-11-21T14:00:00Z; PT8H; 2026-11-21T23:00:00Z",
        "a leap day; UTC; daily 00-24; -; 2028-02-28T12:00:00Z; PT24H; 2028-02-29T12:00:00Z",
        "a hundred years; UTC; daily 00-24; -; 2026-01-01T00:00:00Z; PT876576H; 2126-01-01T00:00:00Z",
        "long ago; UTC; Mon-Fri 09-17; -; 1950-06-02T16:00:00Z; PT2H; 1950-06-05T10:00:00Z"
      })
  void aBudgetIsUsedUpExactly(
      String name,
      String zone,
      String hours,
      String holiday,
      Instant start,
      Duration budget,
      Instant due) {
    WorkCalendar calendar =
        holiday == null ? calendar(zone, hours) : calendar(zone, hours, holiday);
    assertThat(calendar.deadline(start, budget)).isEqualTo(due);
    assertThat(calendar.elapsed(start, due)).isEqualTo(budget);
  }

  @Test
  void theClockStandsInPauses() {
    WorkCalendar calendar = calendar("Europe/Berlin", "daily 09:00-18:00");
    Instant start = Instant.parse("2013-06-04T09:00:00Z");
    List<Pause> pauses =
        List.of(
            pause("2013-06-04T10:00:00Z", "2013-06-04T10:30:00Z"),
            pause("2013-06-04T09:30:00Z", "2013-06-04T09:45:00Z"));
    assertThat(calendar.deadline(start, Duration.ofHours(2), pauses))
        .isEqualTo("2013-06-04T11:45:00Z");
  }

  @Test
  void timeElapsesOutsidePausesOnly() {
    WorkCalendar calendar = calendar("Europe/Berlin", "daily 09:00-18:00");
    Instant start = Instant.parse("2013-06-04T09:00:00Z");
    List<Pause> pauses = List.of(pause("2013-06-04T10:00:00Z", "2013-06-04T10:30:00Z"));
    assertThat(calendar.elapsed(start, start.plusSeconds(6_300), pauses)).hasMinutes(75);
    assertThat(calendar.elapsed(start, start.plusSeconds(10_800), pauses)).hasMinutes(150);
    assertThat(calendar.elapsed(start, start.minusSeconds(1), pauses)).isZero();
  }

  @Test
  void whatIsPausedTwiceAtOnceCountsOnce() {
    WorkCalendar calendar = calendar("Asia/Jakarta", OFFICE);
    Instant start = Instant.parse("2026-11-20T01:00:00Z");
    List<Pause> pauses =
        List.of(
            pause("2026-11-20T02:00:00Z", "2026-11-20T03:00:00Z"),
            pause("2026-11-20T02:30:00Z", "2026-11-20T02:45:00Z"),
            pause("2026-11-19T02:00:00Z", "2026-11-20T01:30:00Z"));
    assertThat(calendar.deadline(start, Duration.ofHours(2), pauses))
        .isEqualTo("2026-11-20T04:30:00Z");
  }

  @Test
  void aPauseThatBeginsWhenTheBudgetEndsComesTooLate() {
    WorkCalendar calendar = calendar("Asia/Jakarta", "Mon-Fri 08-16");
    Instant start = Instant.parse("2026-11-20T08:00:00Z");
    List<Pause> pauses = List.of(pause("2026-11-20T09:00:00Z", "2026-11-25T03:00:00Z"));
    assertThat(calendar.deadline(start, Duration.ofHours(1), pauses))
        .isEqualTo("2026-11-20T09:00:00Z");
  }

  @Test
  void anotherWeekHoldsForAWhile() {
    WorkingDays.Exceptional ramadan =
        new WorkingDays.Exceptional(
            LocalDate.parse("2026-02-18"),
            LocalDate.parse("2026-03-19"),
            WeeklyHours.parse("Mon-Thu 08:00-15:00,Fri 08:00-15:30"));
    WorkCalendar calendar =
        new WorkCalendar(
            new WorkingDays(
                ZoneId.of("Asia/Jakarta"),
                WeeklyHours.parse("Mon-Fri 08:00-16:00"),
                List.of(ramadan),
                Set.of()));
    assertThat(calendar.deadline(Instant.parse("2026-02-17T08:00:00Z"), Duration.ofHours(8)))
        .isEqualTo("2026-02-18T08:00:00Z");
    assertThat(calendar.deadline(Instant.parse("2026-03-19T07:00:00Z"), Duration.ofHours(2)))
        .isEqualTo("2026-03-20T02:00:00Z");
  }

  @Test
  void whatCanNotBeCountedIsRefused() {
    WorkCalendar calendar = calendar("UTC", "Mon 09-10");
    Instant start = Instant.parse("2026-11-20T08:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendar.deadline(start, Duration.ofHours(100_000)))
        .withMessageContaining("1900 to 2399");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendar.deadline(start, Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendar.deadline(Instant.MAX, Duration.ofSeconds(1)));
  }

  private static Pause pause(String from, String to) {
    return new Pause(Instant.parse(from), Instant.parse(to));
  }
}
