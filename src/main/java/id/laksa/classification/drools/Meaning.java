package id.laksa.classification.drools;

/**
 * Conclusion: the complaint is about this; says nothing yet of who acts.
 *
 * @param sign the hashtag that says so, normalised, without {@code #}; {@value #ALARM} or {@value
 *     #WORDS} when words do
 * @param category the id of what is meant
 * @param department the category's owner; may be {@code KECAMATAN}
 * @param score more than 0 to 1
 * @param rule the name of the rule that concluded it
 * @param doubted whether something else in the complaint speaks against it, so that an operator
 *     must decide
 */
public record Meaning(
    String sign, String category, String department, double score, String rule, boolean doubted) {
  // Less than the least difference between two hashtags.
  private static final double PRECEDENCE = 0.0005;

  /** The sign of what an alarm in the words says. */
  public static final String ALARM = "!";

  /** The sign of what the words merely make likely. */
  public static final String WORDS = "?";

  /** A meaning that nothing speaks against. */
  public Meaning(String sign, String category, String department, double score, String rule) {
    this(sign, category, department, score, rule, false);
  }

  /** The same, for an operator to decide; comes just before the meaning nobody doubts. */
  public Meaning leftToOperator() {
    return new Meaning(sign, category, department, Math.min(1, score + PRECEDENCE), rule, true);
  }

  /** Puts a department forward for this matter; {@code KECAMATAN} where it isn't known which. */
  public Candidate goesTo(String owner) {
    return new Candidate(sign, category, owner, score, rule, null, doubted);
  }

  /**
   * Puts forward who acts because of the place; comes just before who would act anywhere else.
   *
   * @param here the category the matter has at this place
   * @param because the name of the rule that says so
   * @param place the words for the place
   */
  public Candidate belongsTo(String owner, String here, String because, String place) {
    double first = Math.min(1, score + PRECEDENCE);
    return new Candidate(sign, here, owner, first, rule + "; " + because, place, doubted);
  }
}
