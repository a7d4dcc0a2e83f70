package id.laksa.dev.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Copies of a folder of rules that differ in nothing but how many hashtags there are. So that there
 * can be few, only the first {@value #CATEGORIES} categories are kept in any of them.
 */
final class DecideTables {
  private static final int CATEGORIES = 40;
  private static final String HASHTAGS = "hashtags.csv";
  private static final Set<String> NO_CATEGORIES = Set.of("triase", "pelapor", "semua");
  private final Path rules;

  DecideTables(Path rules) {
    this.rules = rules;
  }

  /** How many hashtags the folder's own table has. */
  int hashtags() throws IOException {
    return rows(rules.resolve(HASHTAGS)).size() - 1;
  }

  /**
   * Copies.
   *
   * @param hashtags at least {@value #CATEGORIES}
   */
  void copy(int hashtags, Path into) throws IOException {
    Set<String> kept =
        Set.copyOf(
            rows(rules.resolve("categories.csv")).stream()
                .skip(1)
                .limit(CATEGORIES)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList());
    try (Stream<Path> files = Files.list(rules)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = into.resolve(file.getFileName());
        if (file.endsWith(HASHTAGS)) {
          Files.write(copy, hashtags(hashtags, kept));
        } else if (file.toString().endsWith(".csv")) {
          Files.write(copy, of(kept, rows(file)));
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  /** One of each category first, then others of the same meaning until there are enough. */
  private List<String> hashtags(int wanted, Set<String> kept) throws IOException {
    List<String> rows = of(kept, rows(rules.resolve(HASHTAGS)));
    Map<String, String> firsts = new LinkedHashMap<>();
    rows.stream().skip(1).forEach(row -> firsts.putIfAbsent(cells(row).get(1), row));
    List<String> some = new ArrayList<>(firsts.values());
    for (int i = 0; some.size() < wanted; i++) {
      some.add("#uji" + i + some.get(i).substring(some.get(i).indexOf(',')));
    }
    some.add(0, rows.get(0));
    return some;
  }

  /** The header and the rows that name none but these categories. */
  private static List<String> of(Set<String> kept, List<String> rows) {
    List<String> header = cells(rows.get(0));
    int column = Math.max(header.indexOf("category"), header.indexOf("applies"));
    Predicate<String> fits =
        category ->
            kept.contains(category) || category.startsWith("@") || NO_CATEGORIES.contains(category);
    return column < 0
        ? rows
        : Stream.concat(
                Stream.of(rows.get(0)),
                rows.stream().skip(1).filter(row -> fits.test(cells(row).get(column))))
            .toList();
  }

  private static List<String> cells(String row) {
    return List.of(row.split(",", -1));
  }

  private static List<String> rows(Path table) throws IOException {
    return Files.readAllLines(table).stream()
        .filter(line -> !line.isBlank() && !line.equals("#") && !line.startsWith("# "))
        .toList();
  }
}
