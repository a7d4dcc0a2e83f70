package id.laksa.rulebook.drools;

import id.laksa.rulebook.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/**
 * Finds rules that compile and yet can't do what they say: they wait for a category or department
 * that no table has, or for one field to be two things. Knows no particular fact: it goes by the
 * names of the fields.
 */
public final class RuleDoubts {
  private static final Pattern EQUALS =
      Pattern.compile("\\b(category|department|kecamatan)\\s*==\\s*\"([^\"]*)\"");
  private static final Set<String> OF_DEPARTMENTS = Set.of("department", "kecamatan");

  private final Set<String> categories;
  private final Set<String> departments;
  private final Collection<Fault> warnings;

  /**
   * Prepares one reading.
   *
   * @param categories the ids there are
   * @param departments the codes there are, and what stands for any kecamatan
   * @param warnings where rules that can't apply are noted
   */
  public RuleDoubts(Set<String> categories, Set<String> departments, Collection<Fault> warnings) {
    this.categories = categories;
    this.departments = departments;
    this.warnings = warnings;
  }

  /**
   * Reads one file; one that doesn't parse is left to the compiler, which says so.
   *
   * @param file its path, for faults
   */
  public void read(String file, String drl) {
    PackageDescr parsed;
    try {
      parsed = new DrlParser(DrlParser.DEFAULT_LANGUAGE_LEVEL).parse(false, drl);
    } catch (DroolsParserException e) {
      return;
    }
    if (parsed != null) {
      parsed.getRules().forEach(rule -> read(file, rule));
    }
  }

  private void read(String file, RuleDescr rule) {
    for (PatternDescr pattern : patterns(rule.getLhs())) {
      doubt(file, rule, pattern);
    }
  }

  private void doubt(String file, RuleDescr rule, PatternDescr pattern) {
    Map<String, String> wanted = new TreeMap<>();
    for (BaseDescr constraint : pattern.getDescrs()) {
      String text = constraint.toString();
      Matcher equals = EQUALS.matcher(text);
      while (equals.find()) {
        String field = equals.group(1);
        String value = equals.group(2);
        Set<String> known = OF_DEPARTMENTS.contains(field) ? departments : categories;
        if (!known.contains(value)) {
          never(file, rule, pattern, "there is no " + field + " " + value + " in the tables");
        }
        String other = text.contains("||") ? null : wanted.put(field, value);
        if (other != null && !other.equals(value)) {
          never(file, rule, pattern, field + " can't be both " + other + " and " + value);
        }
      }
    }
  }

  private void never(String file, RuleDescr rule, PatternDescr pattern, String why) {
    int line = pattern.getLine() > 0 ? pattern.getLine() : rule.getLine();
    warnings.add(
        new Fault(
            file,
            line,
            "rule \"" + rule.getName() + "\" can never apply: " + why + "; correct it"));
  }

  private static List<PatternDescr> patterns(BaseDescr descr) {
    List<PatternDescr> found = new ArrayList<>();
    if (descr instanceof PatternDescr pattern) {
      found.add(pattern);
    } else if (descr instanceof ConditionalElementDescr group) {
      group.getDescrs().forEach(part -> found.addAll(patterns((BaseDescr) part)));
    }
    return found;
  }
}
