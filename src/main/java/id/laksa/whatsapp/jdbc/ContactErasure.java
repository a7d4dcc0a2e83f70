package id.laksa.whatsapp.jdbc;

import id.laksa.privacy.jdbc.Eraser;
import id.laksa.whatsapp.Contact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Forgets by whom on WhatsApp a complaint came and what we wrote to him about it, and him himself
 * under every contact that turned out to be his, unless another complaint is his.
 */
public final class ContactErasure implements Eraser.Trace {
  private final ContactTable contacts;

  /** Wires it. */
  public ContactErasure(ContactTable contacts) {
    this.contacts = contacts;
  }

  @Override
  public Set<String> erase(Handle handle, UUID complaintId) {
    // Before anything of his: who meets him takes this first, too.
    ContactTable.lock(handle);
    Set<String> marks = new HashSet<>();
    handle
        .createQuery("delete from whatsapp_complaint where complaint_id = :id returning contact_id")
        .bind("id", complaintId)
        .mapTo(UUID.class)
        .findOne()
        .ifPresent(contact -> forget(handle, contact, marks));
    handle.execute("delete from whatsapp_sent where complaint_id = ?", complaintId);
    return marks;
  }

  private void forget(Handle handle, UUID id, Set<String> marks) {
    Optional<Contact> known = find(handle, id);
    List<UUID> person = known.map(one -> contacts.samePerson(handle, one)).orElse(List.of(id));
    if (ownsAnother(handle, person)) {
      return;
    }
    known.ifPresent(contact -> mark(marks, contact));
    for (UUID one : person) {
      marks.add(one.toString());
      handle.execute("delete from whatsapp_waiting where contact_id = ?", one);
      handle.execute("delete from whatsapp_contact where id = ?", one);
    }
  }

  /** Empty also when nobody can open his box any more: it is deleted all the same. */
  private Optional<Contact> find(Handle handle, UUID contact) {
    try {
      return contacts.find(handle, contact);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static boolean ownsAnother(Handle handle, List<UUID> person) {
    return handle
        .createQuery(
            "select exists (select 1 from whatsapp_complaint where contact_id = any(:person))")
        .bindArray("person", UUID.class, person.toArray())
        .mapTo(Boolean.class)
        .one();
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
