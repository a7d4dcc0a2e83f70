package id.laksa.rulebook;

import static java.util.stream.Collectors.toSet;

import id.laksa.words.Affix;
import id.laksa.words.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@link Language} of {@code spelling.csv}, {@code affixes.csv} and {@code particles.csv}.
 */
final class LanguageRows {
  static final List<String> SPELLING = List.of("written", "meant");
  static final List<String> AFFIXES = List.of("affix", "next", "instead");
  static final List<String> PARTICLES = List.of("word", "role");
  private static final String NEGATOR = "negator";
  private static final String FILLER = "filler";
  private static final Pattern WORD = Pattern.compile("[a-z]{2,30}");
  private static final Pattern ONE_OR_TWO = Pattern.compile("[a-z]{2,30}( [a-z]{2,30})?");
  private static final Pattern AFFIX = Pattern.compile("(-?)([a-z]{1,10})(-?)");
  private static final Pattern LETTERS = Pattern.compile("[a-z]{0,26}");

  private final Collection<Fault> faults;

  LanguageRows(Collection<Fault> faults) {
    this.faults = faults;
  }

  Language read(List<Row> spelling, List<Row> affixes, List<Row> particles) {
    Map<String, String> meant = meant(spelling);
    List<Affix> parts = affixes(affixes);
    Map<String, String> roles = roles(particles);
    Language words = new Language(meant, parts, Set.of(), Set.of());
    return new Language(meant, parts, inRole(words, roles, NEGATOR), inRole(words, roles, FILLER));
  }

  private Map<String, String> meant(List<Row> rows) {
    Map<String, String> meant = new HashMap<>();
    for (Row row : rows) {
      String written = row.get("written");
      if (!ONE_OR_TWO.matcher(written).matches() || !WORD.matcher(row.get("meant")).matches()) {
        faults.add(
            row.fault("written must be one or two words of a-z, meant one, 2 to 30 letters each"));
      } else if (meant.putIfAbsent(written, row.get("meant")) != null) {
        faults.add(row.fault(written + " is there already"));
      }
    }
    return meant;
  }

  private List<Affix> affixes(List<Row> rows) {
    List<Affix> affixes = new ArrayList<>();
    for (Row row : rows) {
      Matcher affix = AFFIX.matcher(row.get("affix"));
      if (!affix.matches() || affix.group(1).isEmpty() == affix.group(3).isEmpty()) {
        faults.add(row.fault("affix must be an ending like -nya or a beginning like di-"));
      } else if (!LETTERS.matcher(row.get("next")).matches()
          || !LETTERS.matcher(row.get("instead")).matches()) {
        faults.add(row.fault("next and instead must be letters a-z, or empty"));
      } else {
        affixes.add(
            new Affix(
                affix.group(2), !affix.group(1).isEmpty(), row.get("next"), row.get("instead")));
      }
    }
    return affixes;
  }

  private Map<String, String> roles(List<Row> rows) {
    Map<String, String> roles = new HashMap<>();
    for (Row row : rows) {
      if (!WORD.matcher(row.get("word")).matches()
          || !List.of(NEGATOR, FILLER).contains(row.get("role"))) {
        faults.add(row.fault("word must be 2 to 30 letters a-z, role negator or filler"));
      } else if (roles.putIfAbsent(row.get("word"), row.get("role")) != null) {
        faults.add(row.fault(row.get("word") + " is there already"));
      }
    }
    return roles;
  }

  private static Set<String> inRole(Language words, Map<String, String> roles, String role) {
    return roles.keySet().stream()
        .filter(word -> roles.get(word).equals(role))
        .map(words::root)
        .collect(toSet());
  }
}
