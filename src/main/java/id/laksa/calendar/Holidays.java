package id.laksa.calendar;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The holidays that are known, and the years of which they are known. */
public final class Holidays {
  private final List<Holiday> all;
  private final Map<Integer, Long> nationalByYear;

  /** A day without work. */
  public record Holiday(LocalDate date, HolidayKind kind, String name) {}

  /** Holds them. */
  public Holidays(List<Holiday> all) {
    this.all = List.copyOf(all);
    this.nationalByYear =
        all.stream()
            .filter(holiday -> holiday.kind() == HolidayKind.NATIONAL)
            .collect(groupingBy(holiday -> holiday.date().getYear(), TreeMap::new, counting()));
  }

  /** Those that a calendar counts. */
  public Set<LocalDate> of(Collection<HolidayKind> kinds) {
    return all.stream()
        .filter(holiday -> kinds.contains(holiday.kind()))
        .map(Holiday::date)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is celebrated on a day; empty when nothing is. */
  public List<Holiday> on(LocalDate date) {
    return all.stream().filter(holiday -> holiday.date().equals(date)).toList();
  }

  /**
   * The years of which the national holidays are known. One with fewer than half as many as the
   * fullest year has is unfinished: somebody has written down New Year and no more.
   */
  public Set<Integer> years() {
    long most = nationalByYear.values().stream().max(Long::compare).orElse(0L);
    return nationalByYear.entrySet().stream()
        .filter(year -> 2 * year.getValue() >= most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The years of which something is known, but not enough. */
  public Set<Integer> unfinishedYears() {
    Set<Integer> begun =
        all.stream().map(holiday -> holiday.date().getYear()).collect(Collectors.toSet());
    begun.removeAll(years());
    return new TreeSet<>(begun);
  }
}
