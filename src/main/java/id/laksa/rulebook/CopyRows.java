package id.laksa.rulebook;

import id.laksa.copies.CopyDecision;
import id.laksa.copies.CopyQuestion;
import id.laksa.copies.CopyRow;
import id.laksa.copies.CopyRules;
import id.laksa.copies.drools.DroolsCopyRules;
import id.laksa.department.Departments;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.place.Places;
import id.laksa.rulebook.drools.RuleCompiler;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code rules/copies.csv}, compiles {@code rules/copies.drl} and tries each row. */
final class CopyRows {
  static final String NAME = "copies.csv";
  static final String RULES = "copies.drl";
  private static final Pattern DASH = Pattern.compile("\\s*[-–]\\s*");
  private static final String NOBODY = "-";
  private final Places places;
  private final Departments departments;
  private final Collection<Fault> faults;
  private final Map<CopyRow, Row> read = new HashMap<>();

  CopyRows(Places places, Departments departments, Collection<Fault> faults) {
    this.places = places;
    this.departments = departments;
    this.faults = faults;
  }

  /** The sound rows. */
  List<CopyRow> read(List<Row> rows) {
    List<CopyRow> all = new ArrayList<>();
    for (Row row : rows) {
      int before = faults.size();
      Optional<Place> place = place(row);
      List<LocalTime> time = time(row);
      if (row.sound() && faults.size() == before) {
        CopyRow copy =
            new CopyRow(
                row.get("category"),
                place.map(Place::kecamatan).orElse(null),
                place.map(Place::kelurahan).orElse(null),
                time.isEmpty() ? null : time.get(0),
                time.isEmpty() ? null : time.get(1),
                row.get("department"),
                row.get("why"),
                all.size() + 1);
        all.add(copy);
        read.put(copy, row);
      }
    }
    return all;
  }

  /**
   * The rules about these rows.
   *
   * @param file of the rules
   * @param text of that file
   * @param version named in every decision
   * @return empty, and faults noted, when they can't be used or have nothing to say about a row
   */
  Optional<CopyRules> rules(Path file, String text, List<CopyRow> rows, String version) {
    RuleCompiler compiler = new RuleCompiler(Map.of(file.toString(), text));
    faults.addAll(compiler.faults());
    if (!compiler.faults().isEmpty()) {
      return Optional.empty();
    }
    DroolsCopyRules rules = new DroolsCopyRules(compiler.compiled(), rows, version);
    int before = faults.size();
    rows.forEach(row -> attempt(rules, row));
    return faults.size() == before ? Optional.of(rules) : Optional.empty();
  }

  /** What compiles can still fail when it runs, or have nothing to say. */
  private void attempt(CopyRules rules, CopyRow row) {
    Row source = Objects.requireNonNull(read.get(row));
    String local = departments.all().get(0).code();
    try {
      List<CopyDecision> copies =
          rules.decide(
              new CopyQuestion(
                  row.category(),
                  NOBODY,
                  row.kecamatan(),
                  row.kelurahan(),
                  local,
                  row.opens() == null ? LocalTime.NOON : row.opens()));
      String wanted = row.department().equals(Departments.KECAMATAN) ? local : row.department();
      if (copies.stream().noneMatch(copy -> copy.department().equals(wanted))) {
        faults.add(source.fault("no rule gives " + wanted + " this copy"));
      }
    } catch (RuntimeException | LinkageError e) {
      faults.add(source.fault("the rules fail on this row: " + e.getMessage()));
    }
  }

  /** A kecamatan, or with a slash one of its kelurahan. */
  private Optional<Place> place(Row row) {
    String name = row.get("place");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = name.split("/", 2);
    Optional<Place> found =
        parts.length == 2
            ? places.named(parts[0].strip(), parts[1].strip())
            : places.all().stream()
                .map(Kelurahan::place)
                .filter(place -> place.kecamatan().equals(name))
                .map(place -> Place.kecamatan(name))
                .findFirst();
    if (found.isEmpty()) {
      faults.add(
          row.fault("place must be a kecamatan of places.csv, or Kecamatan/Kelurahan: " + name));
    }
    return found;
  }

  private List<LocalTime> time(Row row) {
    if (!row.sound() || row.isEmpty("time")) {
      return List.of();
    }
    List<LocalTime> times = DASH.splitAsStream(row.get("time")).map(LocalTime::parse).toList();
    if (times.get(0).equals(times.get(1))) {
      faults.add(row.fault("time must be two times of the day like 18:00-06:00, or empty"));
      return List.of();
    }
    return times;
  }
}
