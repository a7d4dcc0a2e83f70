package id.laksa.copies;

import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.CopyNote;
import id.laksa.complaint.EventData;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.place.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a second department has to do about a complaint that another is responsible for: its own
 * order, its own clock. Nothing that becomes of it moves the complaint.
 *
 * @param department code
 * @param seq place in the complaint's history of the event that sends its order
 * @param status its own; CLOSED once nobody waits for it any more
 * @param category by whose policy its clock goes
 * @param round of the complaint when it was made
 * @param why as the table said it
 * @param rule name of the rule that decided; {@link #BY_OPERATOR} where an operator did
 * @param proposal place in the history of the event that left its proof to an operator; null when
 *     none did
 */
public record Copy(
    UUID complaintId,
    String department,
    int seq,
    Status status,
    String category,
    Priority priority,
    int round,
    SlaClock clock,
    String why,
    String rule,
    String rulesVersion,
    @Nullable Integer proposal) {
  /** The key of an event's data that are about a copy. */
  public static final String KEY = "copy";

  /** The rule of one that an operator decided. */
  public static final String BY_OPERATOR = "operator";

  private static final String DECIDED_BY = "rules";

  /** The same, elsewhere. */
  public Copy with(Status newStatus, SlaClock newClock) {
    return new Copy(
        complaintId,
        department,
        seq,
        newStatus,
        category,
        priority,
        round,
        newClock,
        why,
        rule,
        rulesVersion,
        proposal);
  }

  /** The same, sent by this event. */
  public Copy sentBy(int newSeq) {
    return new Copy(
        complaintId,
        department,
        newSeq,
        status,
        category,
        priority,
        round,
        clock,
        why,
        rule,
        rulesVersion,
        proposal);
  }

  /** The same, its proof left to an operator by this event. */
  public Copy proposedBy(int event) {
    return new Copy(
        complaintId,
        department,
        seq,
        status,
        category,
        priority,
        round,
        clock,
        why,
        rule,
        rulesVersion,
        event);
  }

  /** Whether its department says that it is done, and an operator must take the proof. */
  public boolean isProposed() {
    return proposal != null && status.isAtDepartment();
  }

  /** Its department's view of where things stand, as clocks and orders want it. */
  public State state() {
    return new State(
        status,
        category,
        department,
        priority,
        round,
        clock,
        null,
        new Explanation(
            rule.equals(BY_OPERATOR) ? BY_OPERATOR : DECIDED_BY,
            rule,
            List.of(category),
            rulesVersion,
            List.of()));
  }

  /** The complaint as its department sees it: by its own order. */
  public Complaint seen(Complaint complaint) {
    return complaint.at(state().noting(CopyNote.of(why, complaint.state().department())));
  }

  /** When its clock tells something next; null when nothing can. */
  public @Nullable Instant nextDue(SlaClocks slaClocks, @Nullable Place place) {
    return isTicking() ? slaClocks.next(state(), place).map(Stage::at).orElse(null) : null;
  }

  /** Whether its clock runs: its department still owes something, and it doesn't stand. */
  public boolean isTicking() {
    return status.isAtDepartment() && clock.pausedSince() == null;
  }

  /**
   * The same, where the complaint stands there now: over for one that was nothing, and for what its
   * department has as its own by now; its clock stands while the complaint's does.
   */
  public Copy following(Complaint complaint, SlaClocks slaClocks) {
    if (!status.isAtDepartment()) {
      return this;
    }
    if (complaint.status() == Status.REJECTED
        || complaint.status() == Status.MERGED
        || department.equals(complaint.state().holder())) {
      return with(Status.CLOSED, clock);
    }
    SlaClock other = complaint.state().clock();
    Instant since = other.pausedSince();
    SlaClock.Reason reason = other.pausedFor();
    if (since != null && reason != null) {
      Instant began = clock.acknowledge().from();
      return with(status, clock.paused(since.isBefore(began) ? began : since, reason));
    }
    Place place = complaint.said().location().place();
    return with(status, slaClocks.resumed(state(), place, wentOn(other)));
  }

  /** When a clock that runs began to do so the last time. */
  private static Instant wentOn(SlaClock running) {
    List<SlaClock.Halt> halts = running.halts();
    Instant last = halts.isEmpty() ? null : halts.get(halts.size() - 1).to();
    return last == null ? running.acknowledge().from() : last;
  }

  /** The public facts of an event about it, beside where the complaint itself stands. */
  public Map<String, Object> facts(Complaint complaint) {
    Map<String, Object> copy = new TreeMap<>();
    copy.put("department", department);
    copy.put("status", status.name());
    copy.put("category", category);
    copy.put("priority", priority.name());
    copy.put("acknowledgeBy", clock.acknowledgeBy().toString());
    copy.put("resolveBy", clock.resolveBy().toString());
    copy.put("rule", rule);
    copy.put("rulesVersion", rulesVersion);
    Map<String, Object> data = EventData.state(complaint.ticket(), complaint.state());
    data.put(KEY, copy);
    return data;
  }

  /** The same, and what its clock tells. */
  public Map<String, Object> told(Complaint complaint, Stage stage) {
    Map<String, Object> data = facts(complaint);
    data.putAll(stage.facts());
    return data;
  }

  /** Whether a deadline of its own has passed while its department still owes that. */
  public boolean isLate() {
    return status.isAtDepartment()
        && (clock.resolvePassed() || (clock.acknowledgePassed() && status.awaitsAcknowledgement()));
  }
}
