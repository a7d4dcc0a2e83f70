package id.laksa.rulebook;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the holidays of the years at hand are known. A year without them is never a year
 * without holidays: an engine doesn't start in one, and rules don't come into force in one.
 */
public final class MissingHolidays implements RuleWatch.Objections {
  private static final Period AHEAD = Period.ofDays(60);
  private final String file;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param confDir holds {@code holidays.csv}
   */
  public MissingHolidays(Path confDir, InstantSource time) {
    this.file = confDir.resolve(HolidayRows.NAME).toString();
    this.time = time;
  }

  /** What is wrong with rules that should go by this year's holidays; empty when they are known. */
  public List<Fault> of(RuleBook book) {
    return without(book, year(time.instant())).stream().toList();
  }

  @Override
  public List<Fault> to(RuleBook inForce, RuleBook candidate) {
    // Who has outlived the year must still be able to correct anything else.
    return of(inForce).isEmpty() ? of(candidate) : List.of();
  }

  /** The same of the year in which the next 60 days end; empty when it is known. */
  public Optional<Fault> soon(RuleBook book) {
    LocalDate then = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).plus(AHEAD);
    return without(book, then.getYear());
  }

  private Optional<Fault> without(RuleBook book, int year) {
    List<String> calendars = book.calendars().without(year);
    return calendars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                file,
                0,
                ("has no holidays of %1$d, or too few to be all, by which the calendar %2$s counts:"
                        + " add a row for each national holiday and day of collective leave of"
                        + " %1$d, such as %1$d-01-01,national,Tahun Baru Masehi,SKB 3 Menteri"
                        + " (docs/sla.md, The new year)")
                    .formatted(year, String.join(", ", calendars))));
  }

  private static int year(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).getYear();
  }
}
