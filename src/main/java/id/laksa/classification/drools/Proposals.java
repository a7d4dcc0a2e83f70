package id.laksa.classification.drools;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.place.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Asks the rules, in a session of its own for each question: safe for any number of threads. */
final class Proposals {
  // Far above what the longest text can set off; ends a rule that sets off itself.
  private static final int MOST_FIRINGS = 20_000;

  private final KieBase rules;
  private final Departments departments;

  Proposals(KieBase rules, Departments departments) {
    this.rules = rules;
    this.departments = departments;
  }

  /**
   * What the rules put forward, best first: the highest score; of equals one whose department is
   * known, then the one named first in the complaint, then by category and department.
   */
  List<Candidate> of(List<String> hashtags, Optional<Place> place) {
    List<Candidate> candidates = new ArrayList<>();
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("candidates", candidates);
      session.insert(new Site(place.flatMap(this::kecamatan).orElse(null)));
      hashtags.forEach(hashtag -> session.insert(new Tag(hashtag)));
      session.fireAllRules(MOST_FIRINGS);
    } finally {
      session.dispose();
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> !candidate.hasOwner())
            .thenComparing(candidate -> hashtags.indexOf(candidate.sign()))
            .thenComparing(Candidate::category)
            .thenComparing(Candidate::department));
    return candidates;
  }

  private Optional<String> kecamatan(Place place) {
    return departments.byKecamatan(place.kecamatan()).map(Department::code);
  }
}
