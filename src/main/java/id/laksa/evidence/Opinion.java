package id.laksa.evidence;

/**
 * What one rule makes of one finding.
 *
 * @param reason stable, for programs: kebab-case
 * @param sentence for the department, in Indonesian
 * @param rule the rule's name
 */
public record Opinion(Check check, Outcome outcome, String reason, String sentence, String rule) {
  /** What follows, from the mildest to the strictest. */
  public enum Outcome {
    ACCEPTED,
    /** Accepted, and shown as something that could not be checked. */
    MARKED,
    /** An operator decides. */
    OPERATOR,
    REFUSED
  }
}
