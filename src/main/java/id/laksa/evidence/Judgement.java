package id.laksa.evidence;

import static java.util.stream.Collectors.joining;

import id.laksa.evidence.Opinion.Outcome;
import java.util.Comparator;
import java.util.List;

/**
 * What becomes of evidence: the strictest opinion counts.
 *
 * @param opinions those of this outcome, in the order of the checks
 */
public record Judgement(Outcome outcome, List<Opinion> opinions) {
  public Judgement {
    opinions = List.copyOf(opinions);
  }

  /** Weighs opinions; without any, evidence is accepted. */
  public static Judgement of(List<Opinion> opinions) {
    Outcome strictest =
        opinions.stream()
            .map(Opinion::outcome)
            .max(Comparator.naturalOrder())
            .orElse(Outcome.ACCEPTED);
    return new Judgement(
        strictest,
        opinions.stream()
            .filter(opinion -> opinion.outcome() == strictest)
            .sorted(Comparator.comparing(Opinion::check).thenComparing(Opinion::reason))
            .toList());
  }

  /** Why, for the department: each reason with its sentence, once. */
  public String sentence() {
    return opinions.stream()
        .map(opinion -> opinion.reason() + ": " + opinion.sentence())
        .distinct()
        .collect(joining(" "));
  }
}
