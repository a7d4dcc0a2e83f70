package id.laksa.city.camel;

import id.laksa.city.CityOverview;
import id.laksa.city.camel.CityEngine.Loaded;
import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what runs equal to what lies in the city's folders, file by file. What lies there at two
 * looks in a row is taken as saved. A file that is broken is set aside and told; one that ran
 * before runs on as it was.
 */
public final class CityFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CityFolder.class);
  private final CityPaths paths;
  private final CityContexts contexts;
  private final CityEngine engine;
  private final FileTrial trial;
  private final TakenNames taken;
  private final Map<String, Loaded> running = new TreeMap<>();
  private final Map<String, SetAside> setAside = new TreeMap<>();
  private final Map<String, String> kamelets = new TreeMap<>();
  private Map<Path, String> seen = Map.of();

  /** Counts whatever may make a file sound that wasn't. */
  private int circumstances;

  private volatile CityOverview overview = CityOverview.EMPTY;

  private record SetAside(String text, List<Fault> faults, int circumstances) {}

  /** Watches these folders for that engine. */
  public CityFolder(CityPaths paths, CityContexts contexts, CityEngine engine) {
    this.paths = paths;
    this.contexts = contexts;
    this.engine = engine;
    this.trial = new FileTrial(contexts);
    this.taken = new TakenNames(EngineIds.of(paths.engine(), paths.routes()));
  }

  /**
   * Looks once.
   *
   * @throws IOException if a folder can't be read: then all stays as it is
   */
  public void look() throws IOException {
    look(false);
  }

  /** Looks for the first time, and takes what lies there. */
  public void begin() throws IOException {
    look(true);
  }

  /** How the files stand. */
  public CityOverview overview() {
    CityOverview now = overview;
    return new CityOverview(now.running(), now.setAside(), failing());
  }

  private synchronized List<CityOverview.Failing> failing() {
    return running.values().stream().flatMap(one -> engine.failing(one).stream()).toList();
  }

  private synchronized void look(boolean atOnce) throws IOException {
    Map<Path, String> kameletTexts = CityTexts.in(paths.kamelets(), ".kamelet.yaml");
    Map<Path, String> routeTexts = CityTexts.in(paths.routes(), ".camel.yaml");
    if (!contexts.jars().take(atOnce).isEmpty()) {
      engine.lookAnew();
      circumstances++;
    }
    Map<Path, String> now = new TreeMap<>(kameletTexts);
    now.putAll(routeTexts);
    Map<Path, String> before = seen;
    seen = now;
    kameletTexts
        .entrySet()
        .removeIf(one -> !atOnce && !one.getValue().equals(before.get(one.getKey())));
    lookAtKamelets(kameletTexts, now);
    forgetDeleted(now);
    routeTexts.forEach(
        (file, text) -> {
          if (atOnce || text.equals(before.get(file))) {
            take(paths.told(file), text);
          }
        });
    overview =
        new CityOverview(
            List.copyOf(running.keySet()),
            Stream.concat(
                    setAside.values().stream().flatMap(one -> one.faults().stream()),
                    contexts.jars().waiting().stream())
                .toList(),
            List.of());
  }

  private void lookAtKamelets(Map<Path, String> settled, Map<Path, String> all) {
    settled.forEach(
        (path, text) -> {
          String file = paths.told(path);
          if (text.equals(kamelets.get(file)) || isSetAside(file, text)) {
            return;
          }
          CityYaml yaml = CityYaml.kamelet(file, CityCheck.kameletName(path), text);
          List<Fault> faults = trial.kamelet(file, text, yaml);
          if (faults.isEmpty()) {
            setAside.remove(file);
          } else {
            putAside(file, text, faults);
          }
          boolean known = kamelets.put(file, text) != null;
          changed(CityCheck.kameletName(path), known);
        });
    for (String file : new TreeSet<>(kamelets.keySet())) {
      if (all.keySet().stream().map(paths::told).noneMatch(file::equals)) {
        kamelets.remove(file);
        setAside.remove(file);
        changed(CityCheck.kameletName(Path.of(file)), true);
      }
    }
  }

  /** Files that name a kamelet that changed are loaded anew. */
  private void changed(String kamelet, boolean known) {
    circumstances++;
    if (!known) {
      return;
    }
    engine.forgetKamelet(kamelet);
    for (Loaded loaded : List.copyOf(running.values())) {
      if (loaded.text().contains("kamelet:" + kamelet)) {
        drop(loaded);
      }
    }
  }

  private void forgetDeleted(Map<Path, String> now) {
    List<String> there = now.keySet().stream().map(paths::told).toList();
    setAside.keySet().removeIf(file -> !there.contains(file));
    for (Loaded loaded : List.copyOf(running.values())) {
      if (!there.contains(loaded.file())) {
        drop(loaded);
        LOG.info("{} was deleted; its routes are stopped", loaded.file());
      }
    }
  }

  private void drop(Loaded loaded) {
    engine.remove(loaded);
    running.remove(loaded.file());
    taken.remove(loaded.file());
    circumstances++;
  }

  private void take(String file, String text) {
    Loaded former = running.get(file);
    if ((former != null && former.text().equals(text)) || isSetAside(file, text)) {
      if (former != null && former.text().equals(text)) {
        setAside.remove(file);
      }
      return;
    }
    CityYaml yaml = CityYaml.routes(file, text);
    List<Fault> faults = new ArrayList<>(taken.clashes(file, yaml));
    faults.addAll(trial.routes(file, text, yaml));
    if (faults.isEmpty()) {
      replace(file, text, yaml, former);
    } else {
      putAside(file, text, faults);
    }
  }

  private void replace(String file, String text, CityYaml yaml, @Nullable Loaded former) {
    if (former != null) {
      drop(former);
    }
    try {
      keep(engine.load(file, text, yaml));
      setAside.remove(file);
      LOG.info("{} is loaded: {}", file, String.join(", ", yaml.ids().keySet()));
    } catch (Exception | LinkageError e) {
      if (former != null) {
        again(former);
      }
      putAside(file, text, List.of(engine.fault(file, e, yaml)));
    }
  }

  private void again(Loaded former) {
    try {
      keep(engine.load(former.file(), former.text(), former.yaml()));
    } catch (Exception | LinkageError e) {
      LOG.warn("{} doesn't run as it did before: {}", former.file(), Reasons.of(e));
    }
  }

  private void keep(Loaded loaded) {
    running.put(loaded.file(), loaded);
    taken.add(loaded.file(), loaded.yaml());
    circumstances++;
  }

  private boolean isSetAside(String file, String text) {
    SetAside former = setAside.get(file);
    return former != null && former.text().equals(text) && former.circumstances() == circumstances;
  }

  private void putAside(String file, String text, List<Fault> faults) {
    SetAside former = setAside.put(file, new SetAside(text, faults, circumstances));
    if (former == null || !former.text().equals(text) || !Objects.equals(former.faults(), faults)) {
      LOG.warn(
          "Set aside: {}{}",
          faults.stream().limit(5).map(Fault::toString).collect(Collectors.joining("; ")),
          running.containsKey(file) ? "; as it was before, it runs on" : "");
    }
  }
}
