package id.laksa.dispatch;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Location;
import id.laksa.complaint.Reporter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes work orders. */
public final class WorkOrders {
  private final String publicUrl;
  private final ZoneId zone;

  /**
   * Takes what every order needs.
   *
   * @param publicUrl base of the links in it, without a slash at the end
   * @param zone of the times in it
   */
  public WorkOrders(String publicUrl, ZoneId zone) {
    this.publicUrl = publicUrl;
    this.zone = zone;
  }

  /**
   * The order for a dispatched complaint.
   *
   * @param complaint standing as it was when dispatched: with category and department
   * @param seq of the event that dispatched it
   * @param reporter null when he said nothing; left out when the complaint is anonymous
   */
  public WorkOrder of(Complaint complaint, int seq, @Nullable Reporter reporter) {
    Said said = complaint.said();
    State state = complaint.state();
    return new WorkOrder(
        WorkOrder.TYPE,
        ChainedEvent.eventId(complaint.id(), seq),
        complaint.ticket().value(),
        state.round(),
        Objects.requireNonNull(state.category(), "a dispatched complaint has a category"),
        Objects.requireNonNull(state.department(), "a dispatched complaint has a department"),
        state.priority().name(),
        said.text(),
        said.hashtags(),
        where(said.location()),
        photos(said),
        said.anonymous() ? null : who(reporter),
        said.confidential(),
        local(said.receivedAt()),
        local(state.clock().acknowledgeBy()),
        local(state.clock().resolveBy()),
        state.note(),
        state.explanation());
  }

  private static WorkOrder.@Nullable Who who(@Nullable Reporter reporter) {
    return reporter == null || (reporter.name() == null && reporter.phone() == null)
        ? null
        : new WorkOrder.Who(reporter.name(), reporter.phone());
  }

  private List<WorkOrder.Photo> photos(Said said) {
    return said.photos().stream()
        .map(photo -> new WorkOrder.Photo(publicUrl + "/photos/" + photo.id(), photo.sha256()))
        .toList();
  }

  private static WorkOrder.Where where(Location location) {
    return new WorkOrder.Where(
        location.point() == null ? null : location.point().lat(),
        location.point() == null ? null : location.point().lon(),
        location.address(),
        location.place() == null ? null : location.place().kecamatan(),
        location.place() == null ? null : location.place().kelurahan());
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
