package id.laksa.calendar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The calendars of the city, by name. */
public final class Calendars {
  private final Map<String, CityCalendar> byName;
  private final Holidays holidays;

  /**
   * Holds them.
   *
   * @param holidays those that the calendars count from
   */
  public Calendars(Map<String, CityCalendar> byName, Holidays holidays) {
    this.byName = new TreeMap<>(byName);
    this.holidays = holidays;
  }

  /** The one of this name. */
  public Optional<CityCalendar> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Their names, in order. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** The holidays. */
  public Holidays holidays() {
    return holidays;
  }

  /** The names of those that count holidays and don't know a year's. */
  public List<String> without(int year) {
    return byName.values().stream()
        .filter(calendar -> !calendar.knows(year))
        .map(CityCalendar::name)
        .toList();
  }
}
