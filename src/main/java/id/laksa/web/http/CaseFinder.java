package id.laksa.web.http;

import id.laksa.complaint.Identity;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.TicketNumber;
import id.laksa.texts.Messages.Language;
import id.laksa.tracking.CaseFile;
import id.laksa.tracking.jdbc.ComplaintViews;
import java.util.Optional;

/** Finds what a visitor may see. A number we never gave out is known without asking the ledger. */
public final class CaseFinder {
  private final Identity identity;
  private final ComplaintViews views;

  /** Wires it. */
  public CaseFinder(Identity identity, ComplaintViews views) {
    this.identity = identity;
    this.views = views;
  }

  /** The ticket number in what was typed, also without its LKS; empty unless we gave it out. */
  Optional<TicketNumber> ticket(String typed) {
    return TicketNumber.parse(typed)
        .or(() -> TicketNumber.parse("LKS-" + typed))
        .filter(identity::isOurs);
  }

  /** A complaint. */
  Optional<CaseFile> find(String typed, Language language) {
    return ticket(typed).flatMap(ticket -> views.caseFile(ticket, language));
  }

  /** A complaint, for its reporter: empty unless the key is its answerKey. */
  Optional<CaseFile> find(String typed, String key, Language language) {
    return find(typed, language)
        .filter(found -> KeyedHash.same(identity.answerKeyOf(found.complaint().id()), key));
  }
}
