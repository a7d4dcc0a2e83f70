package id.laksa.followup;

import java.util.Locale;

/**
 * Why a follow-up changed nothing.
 *
 * @param reason stable, for programs
 * @param sentence for the person at the department
 */
public record FollowUpRefusal(Reason reason, String sentence) {

  /** The stable reasons. */
  public enum Reason {
    MALFORMED,
    UNKNOWN_TICKET,
    NOT_YOURS,
    ILLEGAL_TRANSITION,
    EVIDENCE_MISSING,
    EVIDENCE_REFUSED;

    /** As it travels: {@code unknown-ticket}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
