package id.laksa.classification.drools;

import id.laksa.classification.Explanation;
import id.laksa.department.Departments;
import org.jspecify.annotations.Nullable;

/**
 * What the rules put forward; Java picks.
 *
 * @param sign the hashtag that speaks for it, normalised, without {@code #}; {@link Meaning#ALARM}
 *     or {@link Meaning#WORDS} when words do
 * @param category its id
 * @param department the code of who would act; {@code KECAMATAN} when it isn't known which
 * @param score more than 0 to 1; below {@value #LEAST_SURE} an operator must decide
 * @param rule the name of the rule that gave the matter its meaning, and of the one by which the
 *     place decided who acts
 * @param place the words for the place by which it was decided; null when it wasn't
 * @param doubted whether an operator must decide whatever its score
 */
public record Candidate(
    String sign,
    String category,
    String department,
    double score,
    String rule,
    @Nullable String place,
    boolean doubted) {
  /** From this score on a complaint is routed. */
  public static final double LEAST_SURE = 0.3;

  /** One that nothing speaks against. */
  public Candidate(
      String sign,
      String category,
      String department,
      double score,
      String rule,
      @Nullable String place) {
    this(sign, category, department, score, rule, place, false);
  }

  /** Whether it may be followed without an operator. */
  boolean isSure() {
    return !doubted && score >= LEAST_SURE;
  }

  /** Whether nothing but likely words speaks for it. */
  boolean isOnlyLikely() {
    return sign.equals(Meaning.WORDS);
  }

  /** Whether the same hashtag, words or alarm speaks for both. */
  boolean speaksAs(Candidate other) {
    return sign.equals(other.sign)
        && (!sign.equals(Meaning.ALARM) || category.equals(other.category));
  }

  /** The same with another score. */
  Candidate scored(double other) {
    return new Candidate(sign, category, department, other, rule, place, doubted);
  }

  /** Whether a department is named that can receive it. */
  public boolean hasOwner() {
    return !department.equals(Departments.KECAMATAN);
  }

  /** The same as an operator reads it. */
  public Explanation.Alternative alternative() {
    return new Explanation.Alternative(category, department, score);
  }
}
