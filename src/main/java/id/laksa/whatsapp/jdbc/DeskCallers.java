package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.WhatsAppUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Those who spoke to a desk and allowed to be told by WhatsApp. From the first news on the
 * complaint is theirs there, as if they had sent it from that number; an erasure takes both away.
 */
public final class DeskCallers {
  private final ContactTable contacts;
  private final ComplaintsOfContacts complaints;
  private final RowFormat format;
  private final InstantSource time;

  /** Wires it. */
  public DeskCallers(
      ContactTable contacts,
      ComplaintsOfContacts complaints,
      RowFormat format,
      InstantSource time) {
    this.contacts = contacts;
    this.complaints = complaints;
    this.format = format;
    this.time = time;
  }

  /** Whoever allowed it; empty for what no desk typed, without that, and after an erasure. */
  Optional<UUID> meet(Handle handle, Complaint complaint) {
    if (!complaint.said().channel().equals(Channel.DESK)) {
      return Optional.empty();
    }
    return handle
        .createQuery("select sealed from complaint_person where complaint_id = :id")
        .bind("id", complaint.id())
        .mapTo(byte[].class)
        .findOne()
        .flatMap(box -> format.openReporter(box, complaint.id()).whatsApp())
        .map(number -> owner(handle, complaint.id(), number));
  }

  private UUID owner(Handle handle, UUID complaintId, String number) {
    Instant now = time.instant();
    Contact contact = contacts.meet(handle, new WhatsAppUser(number, null), null, now);
    complaints.own(handle, complaintId, contact.id(), now);
    return contact.id();
  }
}
