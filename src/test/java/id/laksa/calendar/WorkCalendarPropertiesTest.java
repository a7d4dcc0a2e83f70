package id.laksa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every calendar, start, budget and pause. */
class WorkCalendarPropertiesTest {
  private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("2028-01-01T00:00:00Z").getEpochSecond();

  @Property(tries = 200)
  void theBudgetHasElapsedAtTheDeadlineAndNotASecondBefore(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("budgets") Duration budget) {
    Instant due = calendar.deadline(start, budget);
    assertThat(calendar.elapsed(start, due)).isEqualTo(budget);
    assertThat(calendar.elapsed(start, due.minusSeconds(1))).isLessThan(budget);
  }

  @Property(tries = 200)
  void whoStartsLaterIsNotDueEarlier(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant one,
      @ForAll("moments") Instant other,
      @ForAll("budgets") Duration budget) {
    Instant earlier = one.isBefore(other) ? one : other;
    Instant later = one.isBefore(other) ? other : one;
    assertThat(calendar.deadline(earlier, budget))
        .isBeforeOrEqualTo(calendar.deadline(later, budget));
  }

  @Property(tries = 200)
  void moreBudgetIsDueLater(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("budgets") Duration budget,
      @ForAll("budgets") Duration more) {
    assertThat(calendar.deadline(start, budget))
        .isBefore(calendar.deadline(start, budget.plus(more)));
  }

  @Property(tries = 200)
  void aBudgetMayBeCutAnywhere(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("budgets") Duration first,
      @ForAll("budgets") Duration second) {
    assertThat(calendar.deadline(calendar.deadline(start, first), second))
        .isEqualTo(calendar.deadline(start, first.plus(second)));
  }

  @Property(tries = 200)
  void aPauseMovesTheDeadlineByItsWorkingTime(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("budgets") Duration budget,
      @ForAll("moments") Instant one,
      @ForAll("moments") Instant other) {
    Pause pause = one.isBefore(other) ? new Pause(one, other) : new Pause(other, one);
    Instant due = calendar.deadline(start, budget);
    Instant moved = calendar.deadline(start, budget, List.of(pause));
    Instant from = pause.from().isBefore(start) ? start : pause.from();
    Duration stood =
        calendar.elapsed(start, from).compareTo(budget) < 0
            ? calendar.elapsed(from, pause.to())
            : Duration.ZERO;
    assertThat(calendar.elapsed(due, moved)).isEqualTo(stood);
    assertThat(calendar.elapsed(start, moved, List.of(pause))).isEqualTo(budget);
  }

  @Property(tries = 200)
  void timeMayBeCutAnywhere(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("moments") Instant end) {
    Instant middle = start.plusSeconds((end.getEpochSecond() - start.getEpochSecond()) / 3);
    Duration whole = calendar.elapsed(start, end);
    assertThat(calendar.elapsed(start, middle).plus(calendar.elapsed(middle, end)))
        .isEqualTo(whole);
  }

  @Property(tries = 200)
  void daysMayBeCutAnywhereToTheSecondsThatRoundingCosts(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll @IntRange(min = 1, max = 60) int first,
      @ForAll @IntRange(min = 1, max = 60) int second) {
    Instant whole = calendar.deadline(start, days(first + second), List.of());
    Instant cut =
        calendar.deadline(
            calendar.deadline(start, days(first), List.of()), days(second), List.of());
    // A second of a short day is as many of a longer one as that is longer.
    assertThat(calendar.elapsed(whole, cut)).isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(calendar.elapsed(cut, whole)).isZero();
  }

  @Property(tries = 200)
  void moreDaysAreDueLaterAndALaterStartIsNotDueEarlier(
      @ForAll("calendars") WorkCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll @IntRange(min = 1, max = 60) int days,
      @ForAll @IntRange(min = 1, max = 1_000_000) int later) {
    Instant due = calendar.deadline(start, days(days), List.of());
    assertThat(due).isBefore(calendar.deadline(start, days(days + 1), List.of()));
    assertThat(calendar.deadline(start.plusSeconds(later), days(days), List.of()))
        .isAfterOrEqualTo(due);
  }

  private static Budget days(int days) {
    return Budget.parse("P" + days + "D");
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Duration> budgets() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(1, 200_000).map(Duration::ofSeconds),
        Arbitraries.longs().between(1, 8_784).map(Duration::ofHours));
  }

  @Provide
  Arbitrary<WorkCalendar> calendars() {
    Arbitrary<String> zones =
        Arbitraries.of(
            "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC");
    Arbitrary<String> hours =
        Arbitraries.of(
            "Mon-Fri 08:00-12:00,Mon-Fri 13:00-16:00",
            "daily 00:00-24:00",
            "Mon-Fri 07:30-16:00,Sat 08:00-12:00",
            "Sat-Sun 22:00-06:00",
            "daily 01:30-02:15,02:20-03:30");
    Arbitrary<Set<LocalDate>> holidays =
        Arbitraries.integers()
            .between(0, 1_460)
            .map(day -> LocalDate.parse("2024-01-01").plusDays(day))
            .set()
            .ofMaxSize(40);
    return Combinators.combine(zones, hours, holidays)
        .as(
            (zone, week, free) ->
                new WorkCalendar(
                    new WorkingDays(ZoneId.of(zone), WeeklyHours.parse(week), List.of(), free)));
  }
}
