package id.laksa.reporter;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.place.Place;
import id.laksa.reporter.Answer.Kind;
import id.laksa.reporter.AnswerVerdict.Refusal;
import id.laksa.reporter.AnswerVerdict.Step;
import id.laksa.sla.Matter;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what the reporter's answer does. Pure. */
public final class AnswerDecider {
  private static final String ACTOR = "reporter";
  private static final int LAST_ROUND_AT_DEPARTMENT = 2;
  private final SlaClocks slaClocks;
  private final Texts texts;

  /** Winds complaints' clocks by these, and notes for the department in these texts. */
  public AnswerDecider(SlaClocks slaClocks, Texts texts) {
    this.slaClocks = slaClocks;
    this.texts = texts;
  }

  /** Whether an answer of this kind would be taken now. */
  public boolean allows(Complaint complaint, Kind kind, Instant now) {
    return refusal(complaint, kind, now).isEmpty();
  }

  /**
   * Decides.
   *
   * @param claimed what the department said when it last showed the work as done; null when nothing
   */
  public AnswerVerdict decide(
      Complaint complaint, Answer answer, @Nullable String claimed, Instant now) {
    if (answer.round() != null && answer.round() != complaint.state().round()) {
      return Refusal.ANOTHER_ROUND;
    }
    Optional<Refusal> refusal = refusal(complaint, answer.kind(), now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<PhotoRef> photos = new ArrayList<>(complaint.said().photos());
    int before = photos.size();
    answer.photos().stream().filter(photo -> !photos.contains(photo)).forEach(photos::add);
    if (photos.size() > AdditionDecider.MOST_PHOTOS) {
      return Refusal.TOO_MANY_PHOTOS;
    }
    Said said = complaint.said().with(complaint.said().location(), photos);
    List<NewEvent> events = new ArrayList<>();
    State after = moved(complaint, answer, claimed, now);
    State own = answer.kind() == Kind.REOPENED ? after.with(Status.REOPENED, after.clock()) : after;
    Map<String, Object> data = EventData.state(complaint.ticket(), own);
    if (answer.rating() != null) {
      data.put("rating", answer.rating());
    }
    if (photos.size() > before) {
      data.put("photos", photos.size() - before);
    }
    events.add(new NewEvent(event(answer.kind()), now, ACTOR, data, answer.text()));
    if (answer.kind() == Kind.REOPENED) {
      events.add(sentOn(complaint, after, now));
    }
    return new Step(complaint.saying(said).at(after), events);
  }

  private Optional<Refusal> refusal(Complaint complaint, Kind kind, Instant now) {
    State state = complaint.state();
    Resolution shown = state.resolution();
    boolean closed = state.status() == Status.CLOSED;
    boolean saidAlready =
        closed
            && shown != null
            && ((kind == Kind.CONFIRMED && shown.confirmed())
                || (kind == Kind.RATED && shown.rating() != null));
    if (saidAlready || Transitions.next(state.status(), event(kind)).isEmpty()) {
      return Optional.of(Refusal.NOT_POSSIBLE_NOW);
    }
    Instant until = slaClocks.answerBy(state);
    boolean over = closed && shown != null && until != null && now.isAfter(until);
    return over ? Optional.of(Refusal.TOO_LATE) : Optional.empty();
  }

  private static EventType event(Kind kind) {
    return switch (kind) {
      case CONFIRMED -> EventType.CONFIRMED;
      case RATED -> EventType.RATED;
      case INFORMATION -> EventType.INFO_GIVEN;
      case REOPENED -> EventType.REOPENED;
    };
  }

  private State moved(Complaint complaint, Answer answer, @Nullable String claimed, Instant now) {
    State before = complaint.state();
    Status status = Transitions.next(before.status(), event(answer.kind())).orElseThrow();
    Resolution shown = before.resolution();
    return switch (answer.kind()) {
      case CONFIRMED -> {
        State after = before.with(status, before.clock());
        yield shown == null ? after : after.resolved(shown.confirmed(answer.rating()));
      }
      case RATED ->
          shown == null || answer.rating() == null
              ? before
              : before.resolved(shown.rated(answer.rating()));
      case INFORMATION ->
          before
              .with(status, slaClocks.resumed(before, place(complaint), now))
              .noting(told("order.note.information", answer));
      case REOPENED -> reopened(complaint, answer, claimed, status, now);
    };
  }

  /**
   * Back to the same department as the next round, with its own deadlines and all that was said
   * before; who opens it once more comes to an operator.
   */
  private State reopened(
      Complaint complaint, Answer answer, @Nullable String claimed, Status reopened, Instant now) {
    State before = complaint.state();
    Matter matter = new Matter(before.category(), before.priority(), place(complaint));
    SlaClock clock = slaClocks.round(matter, before.round() + 1, now);
    boolean again = before.round() >= LAST_ROUND_AT_DEPARTMENT;
    EventType next = again ? EventType.TRIAGED : EventType.DISPATCHED;
    State open =
        before.nextRound(
            Transitions.next(reopened, next).orElseThrow(),
            again ? slaClocks.toOperators(clock, matter, now) : clock);
    if (claimed != null && !claimed.isBlank()) {
      open =
          open.noting(
              texts.text("order.note.claimed", Map.of("round", before.round(), "text", claimed)));
    }
    return open.noting(told("order.note.reopened", answer));
  }

  private static NewEvent sentOn(Complaint complaint, State after, Instant now) {
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
    boolean again = after.status() == Status.TRIAGE;
    if (again) {
      data.put("because", "reopened-again");
    }
    return new NewEvent(again ? EventType.TRIAGED : EventType.DISPATCHED, now, "rules", data, null);
  }

  private String told(String key, Answer answer) {
    String what = texts.text(key);
    List<String> parts = new ArrayList<>();
    if (answer.text() != null) {
      parts.add(answer.text());
    }
    if (!answer.photos().isEmpty()) {
      parts.add(texts.text("order.note.photos", Map.of("number", answer.photos().size())));
    }
    return parts.isEmpty() ? what : what + ": " + String.join("; ", parts);
  }

  private static @Nullable Place place(Complaint complaint) {
    return complaint.said().location().place();
  }
}
