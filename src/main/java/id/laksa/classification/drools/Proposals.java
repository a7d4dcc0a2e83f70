package id.laksa.classification.drools;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.laksa.classification.HashtagPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final int MOST_REMEMBERED = 20_000;

  private final KieBase rules;
  private final Map<String, HashtagPolicy> hashtags;
  private final Cache<Question, List<Candidate>> answered =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  Proposals(KieBase rules, Collection<HashtagPolicy> hashtags) {
    this.rules = rules;
    this.hashtags =
        hashtags.stream().collect(toUnmodifiableMap(HashtagPolicy::hashtag, one -> one));
  }

  /**
   * What the rules put forward, best first: the highest score; of equals one whose department is
   * known, then the one named first in the complaint, then by category and department.
   */
  List<Candidate> of(Question question) {
    if (!question.isShort()) {
      return ask(question);
    }
    List<Candidate> known = answered.getIfPresent(question);
    if (known == null) {
      known = ask(question);
      // Only what means something: the words that mean nothing are without number.
      if (!known.isEmpty()) {
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
      question.facts().forEach(session::insert);
      question.hashtags().stream()
          .map(hashtags::get)
          .filter(Objects::nonNull)
          .forEach(session::insert);
      session.fireAllRules(MOST_FIRINGS);
    } finally {
      session.dispose();
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> !candidate.hasOwner())
            .thenComparing(candidate -> question.hashtags().indexOf(candidate.sign()))
            .thenComparing(Candidate::category)
            .thenComparing(Candidate::department));
    return List.copyOf(candidates);
  }
}
