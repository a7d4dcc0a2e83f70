package id.laksa.fieldpage;

import id.laksa.complaint.Reporter;
import id.laksa.complaint.TicketNumber;

/** Opens who reported a complaint, for a person who says why he must know. */
@FunctionalInterface
public interface ReporterBook {
  /** The most characters of a reason. */
  int LONGEST_REASON = 200;

  /**
   * Who reported; whether he may be shown is the caller's matter.
   *
   * @param who the department's user
   * @param why in his words, never empty
   * @return {@link Reporter#UNKNOWN} when nothing was said
   */
  Reporter show(TicketNumber ticket, String who, String why);
}
