package id.laksa.replay;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint that was decided once.
 *
 * @param name what it is called where it is listed: a ticket, a line of a file
 * @param text 1 to 4,000 characters
 * @param hashtags raw
 * @param place known or chosen; null when not known
 * @param then where it went; null when nobody says
 */
public record PastDecision(
    String name,
    String text,
    List<String> hashtags,
    @Nullable GeoPoint point,
    @Nullable Place place,
    @Nullable Outcome then) {
  public PastDecision {
    hashtags = List.copyOf(hashtags);
  }

  /** One of the ledger. What its reporter added later is as if it had been said at once. */
  public static PastDecision of(Complaint complaint) {
    Said said = complaint.said();
    Standing standing = complaint.standing();
    return new PastDecision(
        complaint.ticket().value(),
        said.text(),
        said.hashtags(),
        said.location().point(),
        said.location().place(),
        new Outcome(standing.category(), standing.department()));
  }
}
