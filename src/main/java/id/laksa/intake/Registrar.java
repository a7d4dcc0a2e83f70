package id.laksa.intake;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Hashtags;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Location;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.place.Whereabouts;
import id.laksa.rulebook.RuleBook;
import id.laksa.sla.Matter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes a receipt out of a submission: identity, decision, deadlines and first history, all before
 * anything is written, so that one transaction can hold it. Pure but for the salts.
 */
public final class Registrar {
  private final Identity identity;
  private final HashChain chain;
  private final Fingerprint fingerprint;
  private final Supplier<RuleBook> rules;
  private final ZoneId zone;

  /**
   * Takes what it decides by.
   *
   * @param rules the rule book in force
   * @param zone of the city, by which a receipt has a day
   */
  public Registrar(
      Identity identity,
      HashChain chain,
      Fingerprint fingerprint,
      Supplier<RuleBook> rules,
      ZoneId zone) {
    this.identity = identity;
    this.chain = chain;
    this.fingerprint = fingerprint;
    this.rules = rules;
    this.zone = zone;
  }

  /**
   * Registers.
   *
   * @param now the receipt's time, from which the clock runs
   */
  public Receipt register(Submission submission, Instant now) {
    UUID id = submission.complaintId();
    TicketNumber ticket = identity.ticketOf(id);
    RuleBook book = rules.get();
    Decision decision =
        book.classifier()
            .decide(
                submission.text(),
                submission.hashtags(),
                new Whereabouts(
                    submission.point(),
                    submission.place(),
                    submission.address(),
                    now.atZone(zone).toLocalDate()));
    Said said = said(book, submission, decision, id, now.truncatedTo(ChronoUnit.MICROS));
    Standing standing = standing(book, decision, said.receivedAt());
    String salt = HashChain.newSalt();
    String commitment = HashChain.commitment(salt, said.text());
    List<ChainedEvent> history = history(id, ticket, said, standing, commitment);
    ChainedEvent head = history.get(history.size() - 1);
    Complaint complaint = new Complaint(id, ticket, said, standing, head.seq(), head.hash());
    return new Receipt(complaint, fingerprint.of(submission), salt, submission.reporter(), history);
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

  private static Standing standing(RuleBook book, Decision decision, Instant receivedAt) {
    Category category = decision.category();
    String categoryId = category == null ? null : category.id();
    return new Standing(
        decision.needsTriage() ? Status.TRIAGE : Status.DISPATCHED,
        categoryId,
        decision.department() == null ? null : decision.department().code(),
        decision.priority(),
        1,
        new Clockwork(book::slaPolicies)
            .started(new Matter(categoryId, decision.priority(), decision.place()), receivedAt),
        decision.note(),
        decision.explanation());
  }

  private List<ChainedEvent> history(
      UUID id, TicketNumber ticket, Said said, Standing standing, String commitment) {
    Map<String, Object> received = EventData.of(ticket, Status.RECEIVED);
    received.put("channel", said.channel().name());
    received.put("textCommitment", commitment);
    // Whoever publishes from the events must know what he must not publish.
    received.put("confidential", said.confidential());
    Map<String, Object> decided = EventData.standing(ticket, standing);
    EventType outcome =
        standing.status() == Status.TRIAGE ? EventType.TRIAGED : EventType.DISPATCHED;
    List<ChainedEvent> links = new ArrayList<>();
    Instant at = said.receivedAt();
    String head = HashChain.GENESIS;
    for (NewEvent event :
        List.of(
            new NewEvent(EventType.RECEIVED, at, "reporter", received, null),
            new NewEvent(EventType.CLASSIFIED, at, "rules", decided, null),
            new NewEvent(outcome, at, "rules", decided, null))) {
      ChainedEvent link = chain.link(id, links.size() + 1, head, event);
      links.add(link);
      head = link.hash();
    }
    return links;
  }
}
