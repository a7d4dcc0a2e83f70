package id.laksa.whatsapp.jdbc;

import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.SendErrand;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What sending must know and remember, in the ledger. */
public final class SendMemory implements SendErrand.Memory {
  private final Jdbi jdbi;
  private final ContactTable contacts;
  private final SentTable sent;
  private final SentStatuses statuses;

  /** Wires it. */
  public SendMemory(Jdbi jdbi, ContactTable contacts, SentTable sent, SentStatuses statuses) {
    this.jdbi = jdbi;
    this.contacts = contacts;
    this.sent = sent;
    this.statuses = statuses;
  }

  @Override
  public Optional<Contact> contact(UUID id) {
    return jdbi.withHandle(handle -> contacts.find(handle, id));
  }

  @Override
  public boolean isKnown(UUID errandId) {
    return jdbi.withHandle(handle -> sent.isKnown(handle, errandId));
  }

  @Override
  public void accepted(UUID errandId, Outgoing outgoing, String wamid) {
    statuses.accepted(errandId, outgoing, wamid);
  }

  @Override
  public void undelivered(Outgoing outgoing, String reason) {
    statuses.undelivered(outgoing, reason);
  }
}
