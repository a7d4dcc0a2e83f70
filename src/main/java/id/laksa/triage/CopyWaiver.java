package id.laksa.triage;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Status;
import id.laksa.copies.Copy;
import id.laksa.triage.TriageDecision.WaiveCopy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what an operator's waiver of a second department's proof does: its own order is done, the
 * complaint doesn't move. Pure.
 */
public final class CopyWaiver {
  private CopyWaiver() {}

  /**
   * What it does.
   *
   * @param after where the copy stands then
   * @param event what the history says, under the operator's name
   */
  public record Step(Copy after, NewEvent event) {}

  /**
   * Decides.
   *
   * @param evidence SHA-256 of the proposal's photos, as served; empty when there are none
   * @return empty when nothing of it waits for an operator
   */
  public static Optional<Step> decide(
      Complaint complaint, Copy copy, WaiveCopy waive, List<String> evidence, Instant now) {
    if (!copy.isProposed()) {
      return Optional.empty();
    }
    Copy after = copy.with(Status.RESOLVED, copy.clock());
    Map<String, Object> data = after.facts(complaint);
    data.put("waived", true);
    if (!evidence.isEmpty()) {
      data.put("evidence", evidence);
    }
    return Optional.of(
        new Step(
            after,
            new NewEvent(EventType.COPY_ANSWERED, now, waive.operator(), data, waive.reason())));
  }
}
