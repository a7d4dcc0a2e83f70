package id.laksa.reporter;

import id.laksa.complaint.Clock;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what the reporter's answer does. Pure. */
public final class AnswerDecider {
  private static final String ACTOR = "reporter";
  private final Clockwork clockwork;

  /**
   * What happens.
   *
   * @param after where the complaint stands after the last event
   */
  public record Step(Standing after, List<NewEvent> events) {
    public Step {
      events = List.copyOf(events);
    }
  }

  /** Winds clocks by this clockwork. */
  public AnswerDecider(Clockwork clockwork) {
    this.clockwork = clockwork;
  }

  /** Decides; empty when the answer isn't possible in the complaint's status. */
  public Optional<Step> decide(Complaint complaint, Answer answer, Instant now) {
    Standing standing = complaint.standing();
    return switch (answer.kind()) {
      case CONFIRMED ->
          next(standing, EventType.CONFIRMED)
              .map(
                  status ->
                      step(
                          complaint,
                          answer,
                          standing.with(status, standing.clock()),
                          EventType.CONFIRMED,
                          now));
      case INFORMATION ->
          next(standing, EventType.INFO_GIVEN)
              .map(
                  status ->
                      step(
                          complaint,
                          answer,
                          standing
                              .with(status, clockwork.resumed(standing, place(complaint), now))
                              .noting("Keterangan pelapor: " + answer.text()),
                          EventType.INFO_GIVEN,
                          now));
      case REOPENED ->
          next(standing, EventType.REOPENED)
              .map(status -> reopened(complaint, answer, status, now));
    };
  }

  /** Back to the same department, as the next round, with its own deadlines. */
  private Step reopened(Complaint complaint, Answer answer, Status reopened, Instant now) {
    Standing before = complaint.standing();
    Matter matter = new Matter(before.category(), before.priority(), place(complaint));
    Clock clock = clockwork.round(matter, before.round() + 1, now);
    Standing open = before.nextRound(reopened, clock);
    String words = answer.text() == null ? "" : ": " + answer.text();
    open = open.notingOnly("Dibuka kembali oleh pelapor" + words);
    Step first = step(complaint, answer, open, EventType.REOPENED, now);
    Status back = Transitions.next(reopened, EventType.DISPATCHED).orElseThrow();
    Standing dispatched = open.with(back, clock);
    List<NewEvent> events = new ArrayList<>(first.events());
    events.add(
        new NewEvent(
            EventType.DISPATCHED,
            now,
            "rules",
            EventData.standing(complaint.ticket(), dispatched),
            null));
    return new Step(dispatched, events);
  }

  private static @Nullable Place place(Complaint complaint) {
    return complaint.said().location().place();
  }

  private static Step step(
      Complaint complaint, Answer answer, Standing after, EventType event, Instant now) {
    Map<String, Object> data = EventData.standing(complaint.ticket(), after);
    if (answer.rating() != null) {
      data.put("rating", answer.rating());
    }
    return new Step(after, List.of(new NewEvent(event, now, ACTOR, data, answer.text())));
  }

  private static Optional<Status> next(Standing standing, EventType event) {
    return Transitions.next(standing.status(), event);
  }
}
