package id.laksa.rulebook;

import id.laksa.calendar.Budget;
import id.laksa.calendar.Calendars;
import id.laksa.calendar.CityCalendar;
import id.laksa.classification.Priority;
import id.laksa.place.Place;
import id.laksa.place.Places;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.Policy;
import id.laksa.sla.SlaTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules/sla.csv}. */
final class SlaRows {
  static final String NAME = "sla.csv";
  private static final int LONGEST_DAYS = 366;
  private static final Set<String> SPECIAL = Set.of(SlaTable.TRIAGE, SlaTable.REPORTER);

  private final Set<String> categories;
  private final Places places;
  private final Calendars calendars;
  private final LadderColumn ladders;
  private final Collection<Fault> faults;

  SlaRows(
      Set<String> categories,
      Places places,
      Calendars calendars,
      LadderColumn ladders,
      Collection<Fault> faults) {
    this.categories = categories;
    this.places = places;
    this.calendars = calendars;
    this.ladders = ladders;
    this.faults = faults;
  }

  /**
   * The sound rows by category id.
   *
   * @param file for what no line is to blame for
   */
  Map<String, List<SlaTable.Row>> read(String file, List<Row> rows) {
    Map<String, List<SlaTable.Row>> found = new HashMap<>();
    Set<String> missing = new LinkedHashSet<>(categories);
    missing.addAll(SPECIAL);
    for (Row row : rows) {
      String category = row.get("category");
      if (row.isEmpty("priority") && row.isEmpty("place")) {
        missing.remove(category);
      }
      if (row.sound()) {
        row(row)
            .ifPresent(
                one -> found.computeIfAbsent(category, unused -> new ArrayList<>()).add(one));
      }
    }
    if (!rows.isEmpty()) {
      // Otherwise the table itself was at fault.
      missing.forEach(id -> faults.add(new Fault(file, 0, "has no row for category " + id)));
    }
    return found;
  }

  private Optional<SlaTable.Row> row(Row row) {
    int before = faults.size();
    Priority priority = row.isEmpty("priority") ? null : Priority.valueOf(row.get("priority"));
    Place place = place(row);
    Optional<Policy> policy = policy(row);
    return faults.size() == before && policy.isPresent()
        ? Optional.of(new SlaTable.Row(priority, place, policy.get()))
        : Optional.empty();
  }

  private @Nullable Place place(Row row) {
    String given = row.get("place");
    Optional<Place> place =
        places.all().stream()
            .map(kelurahan -> kelurahan.place())
            .flatMap(
                one ->
                    given.startsWith("kec. ")
                        ? Stream.of(Place.kecamatan(one.kecamatan()))
                        : Stream.of(one))
            .filter(
                one ->
                    given.equals("kel. " + one.kelurahan())
                        || given.equals("kec. " + one.kecamatan()))
            .findFirst();
    if (place.isEmpty() && !given.isEmpty()) {
      faults.add(row.fault("place must be empty, kec. or kel. and a name of places.csv"));
    }
    return place.orElse(null);
  }

  private Optional<Policy> policy(Row row) {
    Optional<Budget> acknowledge = budget(row, "acknowledge");
    Optional<Budget> resolve = budget(row, "resolve");
    Optional<Budget> again = row.get("again").isEmpty() ? resolve : budget(row, "again");
    Optional<CityCalendar> calendar = calendar(row);
    Optional<EscalationLadder> ladder = ladders.of(row, faults);
    if (acknowledge.isEmpty()
        || resolve.isEmpty()
        || again.isEmpty()
        || calendar.isEmpty()
        || ladder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Policy policy =
          new Policy(
              calendar.get(),
              acknowledge.get(),
              resolve.get(),
              again.get(),
              warnings(row),
              ladder.get());
      OuterBounds.of(row, policy, faults);
      ladders.check(row, policy, faults);
      return Optional.of(policy);
    } catch (IllegalArgumentException e) {
      faults.add(row.fault(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<CityCalendar> calendar(Row row) {
    String name = row.get("calendar");
    Optional<CityCalendar> calendar = calendars.byName(name);
    if (calendar.isEmpty()) {
      faults.add(row.fault("calendar " + name + " is not in conf/calendars"));
    }
    return calendar;
  }

  private static List<Integer> warnings(Row row) {
    return row.isEmpty("warn")
        ? List.of()
        : Arrays.stream(row.get("warn").split(" ", -1)).map(Integer::valueOf).toList();
  }

  private Optional<Budget> budget(Row row, String column) {
    try {
      Budget budget = Budget.parse(row.get(column));
      if (budget.daySeconds() + budget.seconds() <= LONGEST_DAYS * Budget.DAY) {
        return Optional.of(budget);
      }
      faults.add(row.fault(column + " must be at most P366D"));
    } catch (IllegalArgumentException e) {
      faults.add(row.fault(column + " " + e.getMessage()));
    }
    return Optional.empty();
  }
}
