package id.laksa.classification.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Asks the rules, in a session of its own for each question: safe for any number of threads. Rules
 * know nothing but the question (no clock, no I/O), so what they answered to a short one is
 * remembered for as long as they are in force.
 */
final class Proposals {
  // Far above what the longest text can set off; ends a rule that sets off itself.
  private static final int MOST_FIRINGS = 20_000;
  // Bounds for what strangers can make it remember.
  private static final int MOST_REMEMBERED = 2_000;
  private static final int MOST_HASHTAGS_REMEMBERED = 3;
  private static final int LONGEST_REMEMBERED = 40;

  private final KieBase rules;
  private final Map<Question, List<Candidate>> answered = new ConcurrentHashMap<>();

  private record Question(List<String> hashtags, Site site, @Nullable Street street) {
    boolean isShort() {
      return hashtags.size() <= MOST_HASHTAGS_REMEMBERED
          && hashtags.stream().allMatch(hashtag -> hashtag.length() <= LONGEST_REMEMBERED);
    }
  }

  Proposals(KieBase rules) {
    this.rules = rules;
  }

  /**
   * What the rules put forward, best first: the highest score; of equals one whose department is
   * known, then the one named first in the complaint, then by category and department.
   *
   * @param street the main road it is on; null when none is known
   */
  List<Candidate> of(List<String> hashtags, Site site, @Nullable Street street) {
    Question question = new Question(hashtags, site, street);
    if (!question.isShort()) {
      return ask(question);
    }
    List<Candidate> known = answered.get(question);
    if (known == null) {
      known = ask(question);
      // Only what means something: the words that mean nothing are without number.
      if (!known.isEmpty() && answered.size() < MOST_REMEMBERED) {
        answered.put(question, known);
      }
    }
    return known;
  }

  private List<Candidate> ask(Question question) {
    List<Candidate> candidates = new ArrayList<>();
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("candidates", candidates);
      session.insert(question.site);
      if (question.street != null) {
        session.insert(question.street);
      }
      question.hashtags.forEach(hashtag -> session.insert(new Tag(hashtag)));
      session.fireAllRules(MOST_FIRINGS);
    } finally {
      session.dispose();
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> !candidate.hasOwner())
            .thenComparing(candidate -> question.hashtags.indexOf(candidate.sign()))
            .thenComparing(Candidate::category)
            .thenComparing(Candidate::department));
    return List.copyOf(candidates);
  }
}
