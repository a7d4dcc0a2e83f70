package id.laksa.followup;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Status;
import id.laksa.copies.Copy;
import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a second department's follow-up does: to its own order alone, never to the
 * complaint. That its work is done must be shown by the same rules as the responsible department's.
 * Pure.
 */
public final class CopyDecider {
  private static final Map<Status, Integer> PROGRESS =
      Map.of(
          Status.DISPATCHED, 0,
          Status.ACKNOWLEDGED, 1,
          Status.IN_PROGRESS, 2,
          Status.RESOLVED, 3,
          Status.RETURNED, 3,
          Status.REJECTED, 3,
          Status.CLOSED, 3);

  private final ProofDecider proofs;
  private final Texts texts;

  CopyDecider(ProofDecider proofs, Texts texts) {
    this.proofs = proofs;
    this.texts = texts;
  }

  /**
   * What it does.
   *
   * @param refusal null when it is recorded
   * @param after where the copy stands then
   * @param event what the history says; null when it is refused
   * @param late whether it changes nothing any more
   * @param proposed whether the event leaves its proof to an operator
   */
  public record Decision(
      @Nullable FollowUpRefusal refusal,
      Copy after,
      @Nullable NewEvent event,
      boolean late,
      boolean proposed) {}

  /**
   * Decides.
   *
   * @param copy the sender's
   * @param sender whom the broker authenticated
   * @param evidence those of the follow-up's photos that this department may show for the complaint
   * @param now when it arrived
   */
  Decision decide(
      Complaint complaint,
      Copy copy,
      FollowUp followUp,
      Department sender,
      List<Evidence> evidence,
      Instant now) {
    Status next = next(followUp.kind());
    if (next == null) {
      return refused(copy, texts.text("followup.copy.asks"));
    }
    int reached = PROGRESS.getOrDefault(copy.status(), 0);
    boolean ends = next == Status.RETURNED || next == Status.REJECTED;
    if (ends && !copy.status().isAtDepartment()) {
      return refused(
          copy,
          texts.text(
              "followup.copy.illegal-transition",
              Map.of("kind", followUp.kind(), "status", copy.status())));
    }
    boolean late = !ends && reached >= Objects.requireNonNull(PROGRESS.get(next));
    ProofDecider.Decision proof =
        late || next != Status.RESOLVED
            ? ProofDecider.Decision.NONE_NEEDED
            : proofs.decide(copy.category(), followUp, evidence);
    if (proof.refusal() != null) {
      return new Decision(proof.refusal(), copy, null, false, false);
    }
    // Its clock runs on while an operator looks: he has none of his own for a copy.
    Status reaches = proof.toOperator() ? Status.IN_PROGRESS : next;
    Copy after = late ? copy : copy.with(reaches, copy.clock());
    Map<String, Object> data = after.facts(complaint);
    data.putAll(proof.data());
    data.put("followUp", followUp.kind().name());
    if (proof.toOperator()) {
      data.put("proposed", true);
    }
    return new Decision(
        null,
        after,
        new NewEvent(EventType.COPY_ANSWERED, now, sender.user(), data, followUp.text()),
        late,
        proof.toOperator());
  }

  private static @Nullable Status next(FollowUp.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGED -> Status.ACKNOWLEDGED;
      case IN_PROGRESS -> Status.IN_PROGRESS;
      case RESOLVED -> Status.RESOLVED;
      case RETURNED -> Status.RETURNED;
      case REJECTED -> Status.REJECTED;
      case NEEDS_INFO -> null;
    };
  }

  private static Decision refused(Copy copy, String sentence) {
    return new Decision(
        new FollowUpRefusal(FollowUpRefusal.Reason.ILLEGAL_TRANSITION, sentence),
        copy,
        null,
        false,
        false);
  }
}
