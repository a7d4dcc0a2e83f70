package id.laksa.intake;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Hashtags;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Location;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.PublicFacts;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.rulebook.RuleBook;
import id.laksa.sla.Matter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes a receipt out of what was decided: identity, deadlines and first history, all before
 * anything is written, so that one transaction can hold it. Pure but for the salts.
 */
public final class Registrar {
  private final Identity identity;
  private final HashChain chain;
  private final Fingerprint fingerprint;

  /** Takes what identity, history and fingerprint are made with. */
  public Registrar(Identity identity, HashChain chain, Fingerprint fingerprint) {
    this.identity = identity;
    this.chain = chain;
    this.fingerprint = fingerprint;
  }

  /**
   * Registers what was decided.
   *
   * @return everything that its first transaction writes
   */
  public Registered register(Decided decided) {
    Receipt receipt = receipt(decided);
    return new Registered(
        decided.received(), receipt, identity.answerKeyOf(receipt.complaint().id()));
  }

  private Receipt receipt(Decided decided) {
    Submission submission = decided.received().submission();
    Instant now = decided.received().receivedAt();
    RuleBook book = decided.rules();
    Decision decision = decided.decision();
    UUID id = submission.complaintId();
    TicketNumber ticket = identity.ticketOf(id);
    Said said = said(book, submission, decision, id, now.truncatedTo(ChronoUnit.MICROS));
    State state = state(book, decision, said.receivedAt());
    String salt = HashChain.newSalt();
    String commitment = HashChain.commitment(salt, said.text());
    List<ChainedEvent> history =
        history(
            book,
            ticket,
            said,
            state,
            id,
            received(submission, ticket, said.receivedAt(), commitment));
    ChainedEvent head = history.get(history.size() - 1);
    Complaint complaint = new Complaint(id, ticket, said, state, head.seq(), head.hash());
    return new Receipt(
        complaint,
        fingerprint.of(submission),
        salt,
        submission.reporter(),
        history,
        decided.received().canWait());
  }

  private Said said(
      RuleBook book, Submission submission, Decision decision, UUID id, Instant receivedAt) {
    List<PhotoRef> photos =
        submission.photos().stream()
            .distinct()
            .map(sha256 -> new PhotoRef(identity.claimId("photo", id, sha256), sha256))
            .toList();
    Categories.Privacy asked = book.categories().privacyOf(decision);
    return new Said(
        submission.channel(),
        receivedAt,
        submission.text(),
        Hashtags.of(submission.text(), submission.hashtags()).stream()
            .map(tag -> "#" + tag)
            .toList(),
        new Location(submission.point(), submission.address(), decision.place()),
        photos,
        submission.anonymous() || asked.anonymous(),
        submission.confidential() || asked.confidential());
  }

  private static State state(RuleBook book, Decision decision, Instant receivedAt) {
    Category category = decision.category();
    String categoryId = category == null ? null : category.id();
    return new State(
        decision.needsTriage() ? Status.TRIAGE : Status.DISPATCHED,
        categoryId,
        decision.department() == null ? null : decision.department().code(),
        decision.priority(),
        1,
        new SlaClocks(book::slaPolicies)
            .started(new Matter(categoryId, decision.priority(), decision.place()), receivedAt),
        decision.note(),
        decision.explanation());
  }

  /**
   * Who typed it for somebody else is its actor: that is in the history, and in no public event.
   */
  private static NewEvent received(
      Submission submission, TicketNumber ticket, Instant at, String commitment) {
    Map<String, Object> data = EventData.of(ticket, Status.RECEIVED);
    data.put("textCommitment", commitment);
    Recording recording = submission.recording();
    if (recording != null) {
      data.put("came", recording.means().slug());
    }
    String actor = recording == null ? "reporter" : recording.by();
    return new NewEvent(EventType.RECEIVED, at, actor, data, null);
  }

  private List<ChainedEvent> history(
      RuleBook book, TicketNumber ticket, Said said, State state, UUID id, NewEvent received) {
    Map<String, Object> decided = EventData.state(ticket, state);
    EventType outcome = state.status() == Status.TRIAGE ? EventType.TRIAGED : EventType.DISPATCHED;
    PublicFacts facts = new PublicFacts(book.categories()::isKnown);
    List<ChainedEvent> links = new ArrayList<>();
    Instant at = said.receivedAt();
    String head = HashChain.GENESIS;
    for (NewEvent event :
        List.of(
            received,
            new NewEvent(EventType.CLASSIFIED, at, "rules", decided, null),
            new NewEvent(outcome, at, "rules", decided, null))) {
      ChainedEvent link = chain.link(id, links.size() + 1, head, facts.told(event, said, state));
      links.add(link);
      head = link.hash();
    }
    return links;
  }
}
