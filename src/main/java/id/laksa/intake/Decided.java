package id.laksa.intake;

import id.laksa.classification.Decision;
import id.laksa.rulebook.RuleBook;

/**
 * A submission with what the rules say about it; nothing is written yet.
 *
 * @param rules the rule book that decided
 */
public record Decided(ReceivedSubmission received, RuleBook rules, Decision decision) {}
