package id.laksa.liveroom;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.copies.Copy;
import id.laksa.evidence.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator sees of a complaint: not who reported.
 *
 * @param complaint as it stands; of a second department as its own order stands
 * @param own the second department's order, whose file this is; null of the complaint's own
 * @param copies second departments that have an order of their own
 * @param evidence the photos of finished work, also those not shown to anybody yet
 */
public record ComplaintFile(
    Complaint complaint,
    List<Happening> history,
    List<Proof> evidence,
    List<Copy> copies,
    @Nullable Copy own) {
  private static final Set<EventType> TO_OPERATOR =
      Set.of(
          EventType.TRIAGED,
          EventType.REJECTION_PROPOSED,
          EventType.RESOLUTION_PROPOSED,
          EventType.RECALLED);

  public ComplaintFile {
    history = List.copyOf(history);
    evidence = List.copyOf(evidence);
    copies = List.copyOf(copies);
  }

  /**
   * One line of the history.
   *
   * @param text what the actor said; null when nothing, or when it was erased
   * @param rating 1 to 5, 5 is best; null when the actor gave none
   * @param copyOf code of the second department whose order it is about; null of the complaint's
   *     own
   * @param came of what a desk wrote down: how it came; null of anything else
   */
  public record Happening(
      Instant at,
      EventType type,
      String actor,
      @Nullable String text,
      @Nullable Integer rating,
      @Nullable String copyOf,
      @Nullable String came) {}

  /**
   * A photo of finished work.
   *
   * @param findings what was checked about it; empty for one from before there were checks
   * @param shown whether a resolution has shown it
   */
  public record Proof(String id, List<Finding> findings, boolean shown) {
    public Proof {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What a department may see: all of it when it is the responsible one, else its own order and
   * what became of that. Empty when it has none, or nobody waits for it any more.
   */
  public Optional<ComplaintFile> seenBy(String department) {
    if (department.equals(complaint.state().department())) {
      return Optional.of(this);
    }
    return copies.stream()
        .filter(copy -> copy.department().equals(department) && copy.status() != Status.CLOSED)
        .findFirst()
        .map(
            copy ->
                new ComplaintFile(
                    copy.seen(complaint),
                    history.stream().filter(one -> department.equals(one.copyOf)).toList(),
                    List.of(),
                    List.of(),
                    copy));
  }

  /** Whether a department's resolution waits for an operator. */
  public boolean isResolutionProposed() {
    return complaint.status() == Status.TRIAGE
        && history.stream()
            .map(Happening::type)
            .filter(TO_OPERATOR::contains)
            .reduce((earlier, later) -> later)
            .filter(type -> type == EventType.RESOLUTION_PROPOSED)
            .isPresent();
  }
}
