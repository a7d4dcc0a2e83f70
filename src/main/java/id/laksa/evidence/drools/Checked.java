package id.laksa.evidence.drools;

import id.laksa.evidence.Check;
import id.laksa.evidence.Finding;
import id.laksa.evidence.Opinion;
import id.laksa.evidence.Opinion.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finding as rules see it.
 *
 * @param check slug of the check
 * @param result {@code passed}, {@code failed} or {@code unknown}
 * @param figure what was measured, null when nothing was; {@code limit} likewise
 * @param toOperator whether the table leaves this check's failure to an operator
 * @param operatorDecides the sentence that says so
 */
public record Checked(
    String check,
    String result,
    @Nullable Double figure,
    @Nullable Double limit,
    String detail,
    boolean toOperator,
    String operatorDecides) {
  static Checked of(Finding finding, boolean toOperator, String operatorDecides) {
    return new Checked(
        finding.check().slug(),
        finding.result().name().toLowerCase(Locale.ROOT),
        finding.figure(),
        finding.limit(),
        finding.detail(),
        toOperator,
        operatorDecides);
  }

  /** It speaks for the evidence. */
  public Opinion accepted(String rule) {
    return opinion(Outcome.ACCEPTED, check, "", rule);
  }

  /** It says nothing, and that is shown. */
  public Opinion marked(String rule) {
    return opinion(Outcome.MARKED, check, "", rule);
  }

  /** An operator decides about it. */
  public Opinion forOperator(String rule) {
    return opinion(Outcome.OPERATOR, check, operatorDecides, rule);
  }

  /**
   * It speaks against the evidence.
   *
   * @param reason stable, for programs: kebab-case
   * @param advice what the department can do, in Indonesian
   */
  public Opinion refused(String rule, String reason, String advice) {
    return opinion(Outcome.REFUSED, reason, advice, rule);
  }

  private Opinion opinion(Outcome outcome, String reason, String advice, String rule) {
    String sentence = (detail + " " + advice).strip();
    return new Opinion(Check.of(check).orElseThrow(), outcome, reason, sentence, rule);
  }
}
