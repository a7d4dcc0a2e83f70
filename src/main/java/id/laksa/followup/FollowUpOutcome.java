package id.laksa.followup;

/** What became of a message from a department. */
public sealed interface FollowUpOutcome {
  /** Whether it was recorded, and the complaint had moved on already. */
  default boolean isLate() {
    return (this instanceof Recorded recorded && recorded.late())
        || (this instanceof Repeated repeated && repeated.late());
  }

  /** It was recorded; late or not. */
  record Recorded(boolean late) implements FollowUpOutcome {}

  /** The same update was recorded before, late or not; nothing changed. */
  record Repeated(boolean late) implements FollowUpOutcome {}

  /** Nothing changed; the department is told why. */
  record Refused(FollowUpRefusal refusal) implements FollowUpOutcome {}
}
