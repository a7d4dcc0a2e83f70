package id.laksa.rulebook;

import id.laksa.calendar.Calendars;
import id.laksa.calendar.CityCalendar;
import id.laksa.calendar.Holidays;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.place.Places;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.Receivers;
import id.laksa.sla.SlaPolicies;
import id.laksa.sla.SlaTable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what deadlines are made of: calendars, holidays, policies, ladders, receivers. */
final class ClockTables {
  private final Path rulesDir;
  private final Path confDir;
  private final RuleFiles files;
  private final Sources sources;
  private final Tables tables;
  private final Collection<Fault> faults;
  private final Collection<Fault> warnings;

  /** Reads a table's sound rows. */
  interface Tables {
    List<Row> read(Path folder, String name);
  }

  /** What was read; whole only when there is no fault. */
  record Read(
      Calendars calendars,
      Map<String, List<SlaTable.Row>> rows,
      Receivers receivers,
      String version) {
    SlaPolicies policies() {
      return new SlaTable(rows, version);
    }
  }

  ClockTables(
      Path rulesDir,
      Path confDir,
      RuleFiles files,
      Sources sources,
      Tables tables,
      Collection<Fault> faults,
      Collection<Fault> warnings) {
    this.rulesDir = rulesDir;
    this.confDir = confDir;
    this.files = files;
    this.sources = sources;
    this.tables = tables;
    this.faults = faults;
    this.warnings = warnings;
  }

  Read read(Set<String> categories, Places places, Departments departments) {
    Calendars calendars = calendars();
    Set<String> codes =
        departments.all().stream().map(Department::code).collect(Collectors.toSet());
    Receivers receivers = new Receivers(ReceiverRows.of(tables.read(confDir, ReceiverRows.NAME)));
    Map<String, EscalationLadder> ladders =
        new LadderRows(receivers, codes, faults).of(tables.read(rulesDir, LadderRows.NAME));
    SlaRows policies =
        new SlaRows(categories, places, calendars, new LadderColumn(ladders, receivers), faults);
    Map<String, List<SlaTable.Row>> rows =
        policies.read(
            rulesDir.resolve(SlaRows.NAME).toString(), tables.read(rulesDir, SlaRows.NAME));
    return new Read(calendars, rows, receivers, files.clockVersion());
  }

  private Calendars calendars() {
    Holidays holidays =
        HolidayRows.of(
            confDir.resolve(HolidayRows.NAME).toString(),
            tables.read(confDir, HolidayRows.NAME),
            warnings);
    Path folder = confDir.resolve(RuleFiles.CALENDARS);
    CalendarFile reader = new CalendarFile(holidays, faults);
    Map<String, CityCalendar> byName = new HashMap<>();
    for (Path path : files.all()) {
      if (path.startsWith(folder)) {
        sources
            .read(path)
            .flatMap(text -> reader.read(path.toString(), text))
            .filter(calendar -> byName.put(calendar.name(), calendar) != null)
            .ifPresent(
                twice ->
                    faults.add(
                        new Fault(
                            path.toString(), 0, "calendar " + twice.name() + " is there twice")));
      }
    }
    if (byName.isEmpty()) {
      faults.add(new Fault(folder.toString(), 0, "has no sound calendar"));
    }
    return new Calendars(byName, holidays);
  }
}
