package id.laksa.rulebook;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import id.laksa.words.Affix;
import id.laksa.words.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@link Language} of {@code spelling.csv}, {@code affixes.csv} and {@code particles.csv}.
 */
final class LanguageRows {
  private static final String NEGATOR = "negator";
  private static final String FILLER = "filler";

  private LanguageRows() {}

  /** Of the sound rows. */
  static Language of(List<Row> spelling, List<Row> affixes, List<Row> particles) {
    Map<String, String> meant = pairs(spelling, "written", "meant");
    List<Affix> parts = affixes.stream().filter(Row::sound).map(LanguageRows::affix).toList();
    Map<String, String> roles = pairs(particles, "word", "role");
    Language words = new Language(meant, parts, Set.of(), Set.of());
    return new Language(meant, parts, inRole(words, roles, NEGATOR), inRole(words, roles, FILLER));
  }

  private static Map<String, String> pairs(List<Row> rows, String key, String value) {
    return rows.stream()
        .filter(Row::sound)
        .collect(toMap(row -> row.get(key), row -> row.get(value)));
  }

  private static Affix affix(Row row) {
    String written = row.get("affix");
    return new Affix(
        written.replace("-", ""), written.startsWith("-"), row.get("next"), row.get("instead"));
  }

  private static Set<String> inRole(Language words, Map<String, String> roles, String role) {
    return roles.entrySet().stream()
        .filter(word -> word.getValue().equals(role))
        .map(word -> words.root(word.getKey()))
        .collect(toSet());
  }
}
