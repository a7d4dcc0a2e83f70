package id.laksa.fieldpage;

/** What became of a follow-up that the field page sent. */
public sealed interface FieldUpdateOutcome {
  /** It is in the ledger. */
  record Recorded() implements FieldUpdateOutcome {}

  /**
   * Nothing changed.
   *
   * @param reason stable, as departments' systems get it: {@code illegal-transition}
   * @param sentence in Indonesian
   */
  record Refused(String reason, String sentence) implements FieldUpdateOutcome {}

  /** It is in the queue, and nobody has decided about it yet. */
  record Waiting() implements FieldUpdateOutcome {}

  /** The queue can't be reached, or broke off: it may be said again, in the same words. */
  record Away() implements FieldUpdateOutcome {}
}
