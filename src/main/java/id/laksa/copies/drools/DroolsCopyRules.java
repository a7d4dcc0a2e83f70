package id.laksa.copies.drools;

import static java.util.stream.Collectors.groupingBy;

import id.laksa.copies.CopyDecision;
import id.laksa.copies.CopyQuestion;
import id.laksa.copies.CopyRow;
import id.laksa.copies.CopyRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Asks the rules about a complaint, in a session of its own each time: safe for threads. */
public final class DroolsCopyRules implements CopyRules {
  private static final int MOST_FIRINGS = 10_000;
  private final KieBase rules;
  private final String version;
  private final Map<String, List<CopyRow>> byCategory;

  /**
   * Decides by the given rules.
   *
   * @param rules with a global list {@code copies}
   * @param version named in every decision
   */
  public DroolsCopyRules(KieBase rules, Collection<CopyRow> rows, String version) {
    this.rules = rules;
    this.version = version;
    this.byCategory = rows.stream().collect(groupingBy(CopyRow::category));
  }

  @Override
  public boolean concern(String category) {
    return byCategory.containsKey(category);
  }

  @Override
  public List<CopyDecision> decide(CopyQuestion question) {
    List<CopyDecision> copies = new ArrayList<>();
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("copies", copies);
      session.insert(question);
      byCategory.getOrDefault(question.category(), List.of()).forEach(session::insert);
      session.fireAllRules(MOST_FIRINGS);
    } finally {
      session.dispose();
    }
    Map<String, CopyDecision> first = new LinkedHashMap<>();
    copies.stream()
        .filter(copy -> !copy.department().equals(question.department()))
        .sorted(Comparator.comparing(CopyDecision::place).thenComparing(CopyDecision::rule))
        .forEach(copy -> first.putIfAbsent(copy.department(), copy.by(version)));
    return List.copyOf(first.values());
  }
}
