package id.laksa.replay;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.evaluation.LabelledLine;
import id.laksa.place.Whereabouts;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint that was decided once.
 *
 * @param name what it is called where it is listed: a ticket, a line of a file
 * @param text 1 to 4,000 characters
 * @param hashtags raw
 * @param where what was told of the place, and the day
 * @param then where it went; null when nobody says
 */
public record PastDecision(
    String name,
    String text,
    List<String> hashtags,
    Whereabouts where,
    @Nullable ReplayOutcome then) {
  public PastDecision {
    hashtags = List.copyOf(hashtags);
  }

  /**
   * One of the ledger. What its reporter added later is as if it had been said at once.
   *
   * @param zone the city's
   */
  public static PastDecision of(Complaint complaint, ZoneId zone) {
    Said said = complaint.said();
    State state = complaint.state();
    return new PastDecision(
        complaint.ticket().value(),
        said.text(),
        said.hashtags(),
        new Whereabouts(
            said.location().point(),
            said.location().place(),
            said.location().address(),
            said.receivedAt().atZone(zone).toLocalDate()),
        new ReplayOutcome(state.category(), state.department()));
  }

  /** One of a file; where it went is known only by its department, if nothing else is said. */
  public static PastDecision of(LabelledLine line) {
    return new PastDecision(
        "line " + line.number(),
        line.text(),
        line.hashtags(),
        Whereabouts.at(line.point(), null),
        line.department() == null ? null : new ReplayOutcome(line.category(), line.department()));
  }
}
