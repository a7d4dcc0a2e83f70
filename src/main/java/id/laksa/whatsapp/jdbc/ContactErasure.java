package id.laksa.whatsapp.jdbc;

import id.laksa.privacy.jdbc.Eraser;
import id.laksa.whatsapp.Contact;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Forgets by whom on WhatsApp a complaint came and what we wrote to him about it, and him himself
 * unless another complaint is his.
 */
public final class ContactErasure implements Eraser.Trace {
  private final ContactTable contacts;

  /** Wires it. */
  public ContactErasure(ContactTable contacts) {
    this.contacts = contacts;
  }

  @Override
  public Set<String> erase(Handle handle, UUID complaintId) {
    Set<String> marks = new HashSet<>();
    handle
        .createQuery("delete from whatsapp_complaint where complaint_id = :id returning contact_id")
        .bind("id", complaintId)
        .mapTo(UUID.class)
        .findOne()
        .filter(contact -> !ownsAnother(handle, contact))
        .ifPresent(contact -> forget(handle, contact, marks));
    handle.execute("delete from whatsapp_sent where complaint_id = ?", complaintId);
    return marks;
  }

  private static boolean ownsAnother(Handle handle, UUID contact) {
    return handle
        .createQuery("select exists (select 1 from whatsapp_complaint where contact_id = :contact)")
        .bind("contact", contact)
        .mapTo(Boolean.class)
        .one();
  }

  private void forget(Handle handle, UUID contact, Set<String> marks) {
    marks.add(contact.toString());
    try {
      contacts.find(handle, contact).ifPresent(known -> mark(marks, known));
    } catch (IllegalStateException e) {
      // A box that nobody can open any more is deleted all the same.
    }
    handle.execute("delete from whatsapp_waiting where contact_id = ?", contact);
    handle.execute("delete from whatsapp_contact where id = ?", contact);
  }

  private static void mark(Set<String> marks, Contact contact) {
    mark(marks, contact.sender().waId());
    mark(marks, contact.sender().bsuid());
  }

  private static void mark(Set<String> marks, @Nullable String id) {
    if (id != null) {
      marks.add(id);
    }
  }
}
