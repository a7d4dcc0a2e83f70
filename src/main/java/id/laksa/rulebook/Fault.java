package id.laksa.rulebook;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something in the tables or rules that keeps them from taking effect.
 *
 * @param file its path, as reached from the folder given
 * @param line physical line, from 1; 0 when the whole file is meant
 * @param sentence what is wrong and what would be right, in English
 */
public record Fault(String file, int line, String sentence) {
  /** Many of them, one a line. */
  public static String lines(List<Fault> faults) {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }

  /** Folder, file and line, without where the folder lies: {@code rules/hashtags.csv:12}. */
  public String place() {
    Path path = Path.of(file);
    int names = path.getNameCount();
    String name = names > 2 ? path.subpath(names - 2, names).toString() : file;
    return name + (line > 0 ? ":" + line : "");
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + sentence;
  }
}
