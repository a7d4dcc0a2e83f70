package id.laksa.copies;

/**
 * That a second department gets an order of its own, and why.
 *
 * @param department code
 * @param why as the table says it
 * @param rule name of the rule that decided
 * @param place of its row in the table
 * @param rulesVersion hash of the tables and rules that decided; empty while they decide
 */
public record CopyDecision(
    String department, String why, String rule, int place, String rulesVersion) {
  /** The same, decided by these. */
  public CopyDecision by(String version) {
    return new CopyDecision(department, why, rule, place, version);
  }
}
