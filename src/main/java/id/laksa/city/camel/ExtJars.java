package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jars of {@code ext/}, in a class loader of their own. A jar that comes while the engine runs
 * is taken; one that is replaced or deleted counts at the next start. Copies are loaded, so that
 * nobody changes what is open. The engine's own classes can't be reached by it.
 */
public final class ExtJars implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExtJars.class);
  private static final int MOST = 200;
  private final Path folder;
  private final Path copies;
  private final Loader loader;
  private final Map<String, String> taken = new TreeMap<>();
  private final Map<String, Told> told = new TreeMap<>();
  private Map<String, String> seen = Map.of();
  private int copied;

  private record Told(String stamp, String what) {}

  private static final class Loader extends URLClassLoader {
    Loader(ClassLoader parent) {
      super("ext", new URL[0], parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("id.laksa.")) {
        throw new ClassNotFoundException(name + " is the engine's own");
      }
      return super.loadClass(name, resolve);
    }

    void add(URL jar) {
      addURL(jar);
    }
  }

  /**
   * Watches a folder.
   *
   * @param folder with the jars; need not be there
   * @param copies where copies are kept while the engine runs; nothing else is in it
   */
  public ExtJars(Path folder, Path copies) {
    this.folder = folder;
    this.copies = copies;
    this.loader = new Loader(ExtJars.class.getClassLoader());
  }

  /** The class loader, which grows. */
  ClassLoader loader() {
    return loader;
  }

  /**
   * Takes the jars that are new.
   *
   * @param atOnce whether also those that may still be written
   * @return the copies of those that were taken
   */
  Map<String, Path> take(boolean atOnce) {
    Map<String, String> now = stamps();
    Map<String, Path> fresh = new TreeMap<>();
    now.forEach(
        (jar, stamp) -> {
          if (!taken.containsKey(jar)) {
            if (atOnce || stamp.equals(seen.get(jar))) {
              add(jar, stamp, fresh);
            }
          } else if (!stamp.equals(taken.get(jar))) {
            tell(jar, stamp, "was replaced: the new one counts at the next start");
          } else {
            told.remove(jar);
          }
        });
    for (String gone : new TreeSet<>(taken.keySet())) {
      if (!now.containsKey(gone)) {
        tell(gone, "", "was deleted: it is gone at the next start");
      }
    }
    told.keySet().removeIf(jar -> !now.containsKey(jar) && !taken.containsKey(jar));
    seen = now;
    return fresh;
  }

  /** What counts at the next start only, or can't be read. */
  List<Fault> waiting() {
    return told.entrySet().stream()
        .map(one -> new Fault("ext/" + one.getKey(), 0, one.getValue().what()))
        .toList();
  }

  private void add(String jar, String stamp, Map<String, Path> fresh) {
    try {
      Path copy = copies.resolve(++copied + "-" + jar);
      Files.copy(folder.resolve(jar), copy, StandardCopyOption.REPLACE_EXISTING);
      loader.add(copy.toUri().toURL());
      taken.put(jar, stamp);
      told.remove(jar);
      fresh.put(jar, copy);
      LOG.info("ext/{} was taken", jar);
    } catch (IOException e) {
      tell(jar, stamp, "can't be read: " + e.getClass().getSimpleName());
    }
  }

  private void tell(String jar, String stamp, String what) {
    Told now = new Told(stamp, what);
    if (!now.equals(told.put(jar, now))) {
      LOG.warn("ext/{} {}", jar, what);
    }
  }

  private Map<String, String> stamps() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
          .sorted()
          .limit(MOST)
          .collect(
              Collectors.toMap(
                  file -> String.valueOf(file.getFileName()),
                  ExtJars::stamp,
                  (one, other) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      return seen;
    }
  }

  private static String stamp(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return "gone";
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
