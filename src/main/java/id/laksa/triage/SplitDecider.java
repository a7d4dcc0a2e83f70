package id.laksa.triage;

import id.laksa.classification.Category;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.copies.Copy;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import id.laksa.triage.TriageDecision.Split;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what it does that an operator gives a second department an order of its own: the
 * complaint doesn't move. Pure.
 */
public final class SplitDecider {
  private final SlaClocks slaClocks;

  /** Winds the second order's clock by these. */
  public SplitDecider(SlaClocks slaClocks) {
    this.slaClocks = slaClocks;
  }

  /**
   * What it does.
   *
   * @param copy the second order, once the event has its place in the history
   * @param step of the complaint, which stays where it is
   */
  public record Step(Copy copy, TriageStep step) {}

  /**
   * Decides.
   *
   * @param copies those there are, also those that are over
   * @return empty when no department has the complaint, or this one has it, or has had an order
   */
  public Optional<Step> decide(
      Complaint complaint, Collection<Copy> copies, Split split, Instant now) {
    String second = split.department().code();
    boolean isFree =
        !second.equals(complaint.state().department())
            && copies.stream().noneMatch(copy -> copy.department().equals(second));
    return isFree && complaint.status().isAtDepartment()
        ? Optional.of(decided(complaint, split, now))
        : Optional.empty();
  }

  /** When the clock of the second order tells something next; null when nothing can. */
  public @Nullable Instant nextDue(Copy copy, Complaint complaint) {
    return copy.nextDue(slaClocks, complaint.said().location().place());
  }

  private Step decided(Complaint complaint, Split split, Instant now) {
    State state = complaint.state();
    Said said = complaint.said();
    Category category = split.category();
    Place place = said.location().place();
    Copy copy =
        new Copy(
                complaint.id(),
                split.department().code(),
                0,
                Status.DISPATCHED,
                category.id(),
                category.priority(),
                state.round(),
                slaClocks.round(
                    new Matter(category.id(), category.priority(), place), state.round(), now),
                split.reason(),
                Copy.BY_OPERATOR,
                state.explanation().rulesVersion(),
                null)
            .following(complaint, slaClocks);
    Map<String, Object> data = copy.facts(complaint);
    boolean confidential = said.confidential() || category.confidentialByDefault();
    if (confidential && !said.confidential()) {
      data.put("confidential", true);
    }
    NewEvent event = new NewEvent(EventType.COPIED, now, split.operator(), data, split.reason());
    return new Step(
        copy,
        new TriageStep(
            state,
            said.anonymous() || category.anonymousByDefault(),
            confidential,
            List.of(event)));
  }
}
