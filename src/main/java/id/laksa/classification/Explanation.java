package id.laksa.classification;

import java.util.List;

/**
 * Why a complaint went where it went; travels in the work order as it stands.
 *
 * @param decidedBy whether the rules ("rules") or an operator ("operator") decided
 * @param rule the name of the rule that won, or of the reason why none could: never null
 * @param matched the hashtags or words that counted, normalised, in the order of the text
 * @param rulesVersion hash of the tables and rules that decided
 * @param alternatives what came second, best first
 */
public record Explanation(
    String decidedBy,
    String rule,
    List<String> matched,
    String rulesVersion,
    List<Alternative> alternatives) {
  public Explanation {
    matched = List.copyOf(matched);
    alternatives = List.copyOf(alternatives);
  }

  /**
   * A candidate that lost.
   *
   * @param category its id
   * @param department its owner's code
   * @param score 0 to 1
   */
  public record Alternative(String category, String department, double score) {}
}
