package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that the engine and other files have. */
final class TakenNames {
  private static final String ENGINE = "the engine";

  /** The entries to the engine. */
  static final Set<String> ENTRIES = Set.of("laksa-submit", "laksa-follow-up");

  private final Map<String, String> ids = new TreeMap<>();
  private final Map<String, String> directs = new TreeMap<>();
  private final Map<String, String> beans = new TreeMap<>();

  TakenNames(Collection<String> engines) {
    engines.forEach(id -> ids.put(id, ENGINE));
    ENTRIES.forEach(
        entry -> {
          ids.put(entry, ENGINE);
          directs.put(entry, ENGINE);
        });
  }

  /** What a file wants that another has. */
  List<Fault> clashes(String file, CityYaml yaml) {
    List<Fault> faults = new ArrayList<>();
    clash(file, "id ", yaml.ids(), ids, faults);
    clash(file, "direct:", yaml.directs(), directs, faults);
    clash(file, "bean ", yaml.beans(), beans, faults);
    return faults;
  }

  private static void clash(
      String file,
      String what,
      Map<String, Integer> wanted,
      Map<String, String> taken,
      List<Fault> faults) {
    wanted.forEach(
        (name, line) -> {
          String owner = taken.get(name);
          if (owner != null && !owner.equals(file)) {
            faults.add(
                new Fault(file, line, what + name + " is taken: " + owner + " has it already"));
          }
        });
  }

  void add(String file, CityYaml yaml) {
    yaml.ids().keySet().forEach(id -> ids.put(id, file));
    yaml.directs().keySet().forEach(direct -> directs.put(direct, file));
    yaml.beans().keySet().forEach(bean -> beans.put(bean, file));
  }

  void remove(String file) {
    ids.values().removeIf(file::equals);
    directs.values().removeIf(file::equals);
    beans.values().removeIf(file::equals);
  }
}
