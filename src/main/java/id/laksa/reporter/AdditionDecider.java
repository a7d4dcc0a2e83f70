package id.laksa.reporter;

import id.laksa.complaint.ClockEvents;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Location;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Transitions;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides what an addition does to a complaint. Pure. */
public final class AdditionDecider {
  /** Most photos of a complaint: a receipt's three and what WhatsApp adds one by one. */
  public static final int MOST_PHOTOS = 10;

  private final SlaClocks slaClocks;
  private final Texts texts;

  /**
   * Decides by these.
   *
   * @param slaClocks winds the clock by the policy of a place that comes only now
   * @param texts in which it notes for the department
   */
  public AdditionDecider(SlaClocks slaClocks, Texts texts) {
    this.slaClocks = slaClocks;
    this.texts = texts;
  }

  /**
   * What happens.
   *
   * @param after the complaint with what was added, its history unchanged
   * @param events in order, at least one
   */
  public record Step(Complaint after, List<NewEvent> events) {
    public Step {
      events = List.copyOf(events);
    }
  }

  /** Whether a complaint has all of an addition already: a photo sent twice. */
  public static boolean has(Complaint complaint, Addition addition) {
    return addition.text() == null
        && addition.point() == null
        && complaint.said().photos().containsAll(addition.photos());
  }

  /**
   * Decides.
   *
   * @return empty when the complaint is no longer open, or has photos enough
   */
  public Optional<Step> decide(Complaint complaint, Addition addition, Instant now) {
    boolean open = Transitions.next(complaint.status(), EventType.SUPPLEMENTED).isPresent();
    List<PhotoRef> photos = new ArrayList<>(complaint.said().photos());
    int before = photos.size();
    addition.photos().stream().filter(photo -> !photos.contains(photo)).forEach(photos::add);
    int added = photos.size() - before;
    if (!open || photos.size() > MOST_PHOTOS) {
      return Optional.empty();
    }
    Said said = complaint.said().with(place(complaint.said().location(), addition), photos);
    State state =
        placed(complaint.state(), complaint.said().location(), said.location())
            .noting(note(addition, added));
    Map<String, Object> data = EventData.state(complaint.ticket(), state);
    data.put("photos", added);
    NewEvent event = new NewEvent(EventType.SUPPLEMENTED, now, "reporter", data, addition.text());
    List<NewEvent> events = new ArrayList<>(List.of(event));
    ClockEvents.rescheduled(complaint, state, "clock", now).ifPresent(events::add);
    return Optional.of(new Step(complaint.saying(said).at(state), events));
  }

  /** Where the time for a place is another, it is from now on. */
  private State placed(State state, Location before, Location after) {
    return Objects.equals(before.place(), after.place())
        ? state
        : state.with(state.status(), slaClocks.calculated(state, after.place()));
  }

  /** The first place holds: the decision was made by it. A later one is told in the note. */
  private static Location place(Location known, Addition addition) {
    return known.point() == null && addition.point() != null
        ? new Location(
            addition.point(),
            known.address() == null ? addition.address() : known.address(),
            addition.place() == null ? known.place() : addition.place())
        : known;
  }

  private String note(Addition addition, int photos) {
    List<String> parts = new ArrayList<>();
    if (addition.text() != null) {
      parts.add(addition.text());
    }
    if (addition.point() != null) {
      String where = addition.point().lat() + ", " + addition.point().lon();
      String place = addition.address() == null ? where : addition.address() + " (" + where + ")";
      parts.add(texts.text("order.note.location", Map.of("place", place)));
    }
    if (photos > 0) {
      parts.add(texts.text("order.note.photos", Map.of("number", photos)));
    }
    return texts.text("order.note.added", Map.of("text", String.join("; ", parts)));
  }
}
