package id.laksa.rulebook;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Something wrong in the tables or rules.
 *
 * @param file its path, as reached from the folder given
 * @param line physical line, from 1; 0 when the whole file is meant
 * @param sentence what is wrong and what would be right, in English
 */
public record Fault(String file, int line, String sentence) {
  /** Many of them, by file and line, each once. */
  static List<Fault> sorted(Collection<Fault> faults) {
    return faults.stream()
        .distinct()
        .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line))
        .toList();
  }

  /** Folder, file and line, without where the folder lies: {@code rules/hashtags.csv:12}. */
  public String place() {
    Path path = Path.of(file);
    int names = path.getNameCount();
    String name = names > 2 ? path.subpath(names - 2, names).toString() : file;
    return name + (line > 0 ? ":" + line : "");
  }

  /** The same, as what keeps nothing from taking effect. */
  public String asWarning() {
    return new Fault(file, line, "warning: " + sentence).toString();
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + sentence;
  }
}
