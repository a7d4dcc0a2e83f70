package id.laksa.followup;

/** What became of a message from a department. */
public sealed interface FollowUpOutcome {

  /** It was recorded; late or not. */
  record Recorded(boolean late) implements FollowUpOutcome {}

  /** The same update was recorded before; nothing changed. */
  record Repeated() implements FollowUpOutcome {}

  /** Nothing changed; the department is told why. */
  record Refused(Refusal refusal) implements FollowUpOutcome {}
}
