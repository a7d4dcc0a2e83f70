package id.laksa.classification.drools;

/**
 * Conclusion: the complaint is about this; says nothing yet of who acts.
 *
 * @param sign the hashtag that says so, normalised, without {@code #}
 * @param category the id of what is meant
 * @param department the category's owner; may be {@code KECAMATAN}
 * @param score more than 0 to 1
 * @param rule the name of the rule that concluded it
 */
public record Meaning(String sign, String category, String department, double score, String rule) {
  /** Puts a department forward for this matter; {@code KECAMATAN} where it isn't known which. */
  public Candidate goesTo(String owner) {
    return new Candidate(sign, category, owner, score, rule);
  }
}
