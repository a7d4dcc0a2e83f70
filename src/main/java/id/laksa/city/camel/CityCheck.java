package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at a city's files without running them. */
public final class CityCheck {
  private static final String ROUTES = ".camel.yaml";
  private static final String KAMELET = ".kamelet.yaml";
  private final CityPaths paths;
  private final CityContexts contexts;

  /** Looks at these, with the jars that lie there. */
  public CityCheck(CityPaths paths, CityContexts contexts) {
    this.paths = paths;
    this.contexts = contexts;
  }

  /**
   * Every fault, by file.
   *
   * @throws IOException if a folder can't be read
   */
  public List<Fault> faults() throws IOException {
    contexts.jars().take(true);
    FileTrial trial = new FileTrial(contexts);
    List<Fault> faults = new ArrayList<>();
    for (Map.Entry<Path, String> one : CityTexts.in(paths.kamelets(), KAMELET).entrySet()) {
      String file = paths.told(one.getKey());
      CityYaml yaml = CityYaml.kamelet(file, kameletName(one.getKey()), one.getValue());
      faults.addAll(trial.kamelet(file, one.getValue(), yaml));
    }
    TakenNames taken = new TakenNames(EngineIds.of(paths.engine(), paths.routes()));
    for (Map.Entry<Path, String> one : CityTexts.in(paths.routes(), ROUTES).entrySet()) {
      String file = paths.told(one.getKey());
      CityYaml yaml = CityYaml.routes(file, one.getValue());
      List<Fault> wrong = new ArrayList<>(taken.clashes(file, yaml));
      wrong.addAll(trial.routes(file, one.getValue(), yaml));
      faults.addAll(wrong);
      if (wrong.isEmpty()) {
        taken.add(file, yaml);
      }
    }
    return faults;
  }

  /** How many files of routes and kamelets there are. */
  public Map<String, Integer> counts() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    counts.put("routes", CityTexts.in(paths.routes(), ROUTES).size());
    counts.put("kamelets", CityTexts.in(paths.kamelets(), KAMELET).size());
    return counts;
  }

  static String kameletName(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - KAMELET.length());
  }
}
