package id.laksa.triage;

import id.laksa.classification.Category;
import id.laksa.department.Department;
import org.jspecify.annotations.Nullable;

/** What an operator wants with a complaint that the rules, or a department, left to him. */
public sealed interface TriageDecision {
  /** The operator's user name. */
  String operator();

  /**
   * A department must act.
   *
   * @param department who; need not be the category's own
   * @param note for the department, never public; null when there is nothing to say
   */
  record Assign(Category category, Department department, String operator, @Nullable String note)
      implements TriageDecision {}

  /**
   * Another department must act than the one that has it.
   *
   * @param department who; not the one that has it
   * @param reason for the reporter and the public, not blank
   * @param note for the new department, never public; null when there is nothing to say
   */
  record Reassign(
      Category category,
      Department department,
      String operator,
      String reason,
      @Nullable String note)
      implements TriageDecision {}

  /**
   * The department that has it shall have it no longer; an operator decides anew.
   *
   * @param reason for the reporter and the public, not blank
   */
  record Recall(String operator, String reason) implements TriageDecision {}

  /**
   * A second department must act, too, by an order and a clock of its own; the first stays
   * responsible.
   *
   * @param category what its work is
   * @param department who; neither the one that has it nor one that has had an order of its own
   * @param reason for that department, the reporter and the public, not blank
   */
  record Split(Category category, Department department, String operator, String reason)
      implements TriageDecision {}

  /**
   * The clock stands from now on: what keeps the work up is not the department's.
   *
   * @param reason for everybody, not blank
   */
  record Halt(String operator, String reason) implements TriageDecision {}

  /** The clock that an operator stopped goes on. */
  record GoOn(String operator) implements TriageDecision {}

  /**
   * Nobody will act.
   *
   * @param reason for the reporter and the public, not blank
   */
  record Reject(String operator, String reason) implements TriageDecision {}

  /**
   * It is done, although what shows it doesn't suffice by itself: the operator answers for it.
   *
   * @param reason for the reporter and the public, not blank
   */
  record Waive(String operator, String reason) implements TriageDecision {}

  /**
   * The same of what a second department says of its own order; the complaint doesn't move.
   *
   * @param department code of who has the copy
   * @param reason for the reporter and the public, not blank
   */
  record WaiveCopy(String department, String operator, String reason) implements TriageDecision {}
}
