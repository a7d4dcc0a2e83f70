package id.laksa.whatsapp.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.WhatsAppUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger's table {@code whatsapp_contact}: sealed, found by keyed hash only. */
public final class ContactTable {
  private final KeyedHash phoneHash;
  private final KeyedHash userHash;
  private final SealedBox box;
  private final ObjectMapper json;

  private record Person(@Nullable String waId, @Nullable String bsuid, @Nullable String name) {}

  /** Takes the key that never changes and the box of personal data. */
  public ContactTable(byte[] ticketKey, SealedBox box, ObjectMapper json) {
    this.phoneHash = KeyedHash.derived(ticketKey, "whatsapp-phone");
    this.userHash = KeyedHash.derived(ticketKey, "whatsapp-user");
    this.box = box;
    this.json = json;
  }

  /**
   * The contact who wrote now, known or new. A number and an id that come together are one person's
   * from then on.
   */
  public Contact meet(Handle handle, WhatsAppUser sender, @Nullable String name, Instant now) {
    byte[] phone = key(phoneHash, sender.waId());
    byte[] user = key(userHash, sender.bsuid());
    // Two messages of a new person at once must not make two of him.
    lock(handle);
    List<Contact> known = new ArrayList<>();
    for (Contact contact : found(handle, phone, user)) {
      if (isAnother(contact.sender(), sender)) {
        keepIdOnly(handle, contact);
      } else {
        known.add(contact);
      }
    }
    if (known.isEmpty()) {
      Contact fresh = new Contact(UUID.randomUUID(), sender, name);
      handle.execute(
          "insert into whatsapp_contact (id, phone_key, user_key, sealed, last_message_at)"
              + " values (?, ?, ?, ?, ?)",
          fresh.id(),
          phone,
          user,
          seal(fresh),
          RowFormat.time(now));
      return fresh;
    }
    Contact first = known.get(0);
    Contact today = merged(first, known, sender, name);
    for (Contact other : known.subList(1, known.size())) {
      absorb(handle, other, today);
    }
    handle.execute(
        "update whatsapp_contact set phone_key = ?, user_key = ?, sealed = ?, last_message_at = ?"
            + " where id = ?",
        key(phoneHash, today.sender().waId()),
        key(userHash, today.sender().bsuid()),
        seal(today),
        RowFormat.time(now),
        first.id());
    return today;
  }

  /**
   * The contact of an id.
   *
   * @throws IllegalStateException if no key here opens his box
   */
  public Optional<Contact> find(Handle handle, UUID id) {
    return handle
        .createQuery("select sealed from whatsapp_contact where id = :id")
        .bind("id", id)
        .map((row, context) -> open(id, row.getBytes("sealed")))
        .findOne();
  }

  /** Lets nobody meet, absorb or forget anybody until the caller's transaction ends. */
  static void lock(Handle handle) {
    handle.execute("select pg_advisory_xact_lock(hashtextextended('whatsapp_contact', 0))");
  }

  /**
   * Who is the same person: this one, whom he has absorbed and who has absorbed him. They have his
   * id in common, and nothing but their boxes tells.
   */
  List<UUID> samePerson(Handle handle, Contact contact) {
    Set<UUID> same = new LinkedHashSet<>(List.of(contact.id()));
    String bsuid = contact.sender().bsuid();
    if (bsuid != null) {
      handle
          .createQuery(
              "select id, sealed from whatsapp_contact"
                  + " where user_key = :user or phone_key is null and user_key is null")
          .bind("user", key(userHash, bsuid))
          .map((row, context) -> opened(row.getObject("id", UUID.class), row.getBytes("sealed")))
          .stream()
          .flatMap(Optional::stream)
          .filter(other -> bsuid.equals(other.sender().bsuid()))
          .forEach(other -> same.add(other.id()));
    }
    return List.copyOf(same);
  }

  /** Empty when no key here opens it. */
  private Optional<Contact> opened(UUID id, byte[] sealed) {
    try {
      return Optional.of(open(id, sealed));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static Contact merged(
      Contact first, List<Contact> known, WhatsAppUser sender, @Nullable String name) {
    String waId = sender.waId();
    String bsuid = sender.bsuid();
    for (Contact contact : known) {
      waId = waId == null ? contact.sender().waId() : waId;
      bsuid = bsuid == null ? contact.sender().bsuid() : bsuid;
    }
    return new Contact(
        first.id(), new WhatsAppUser(waId, bsuid), name == null ? first.name() : name);
  }

  private List<Contact> found(Handle handle, byte @Nullable [] phone, byte @Nullable [] user) {
    return handle
        .createQuery(
            "select id, sealed from whatsapp_contact"
                + " where phone_key = :phone or user_key = :user order by phone_key nulls last")
        .bind("phone", phone)
        .bind("user", user)
        .map((row, context) -> open(row.getObject("id", UUID.class), row.getBytes("sealed")))
        .list();
  }

  /** A number that comes with another id than before has passed on to somebody else. */
  private static boolean isAnother(WhatsAppUser known, WhatsAppUser now) {
    return known.bsuid() != null && now.bsuid() != null && !known.bsuid().equals(now.bsuid());
  }

  private void keepIdOnly(Handle handle, Contact contact) {
    WhatsAppUser id = new WhatsAppUser(null, contact.sender().bsuid());
    handle.execute(
        "update whatsapp_contact set phone_key = null, sealed = ? where id = ?",
        seal(new Contact(contact.id(), id, contact.name())),
        contact.id());
  }

  /** What is his becomes the other's; what is on its way to him still finds him. */
  private void absorb(Handle handle, Contact other, Contact into) {
    for (String table : List.of("whatsapp_complaint", "whatsapp_waiting")) {
      handle.execute(
          "update " + table + " set contact_id = ? where contact_id = ?", into.id(), other.id());
    }
    handle.execute(
        "update whatsapp_contact set phone_key = null, user_key = null, sealed = ? where id = ?",
        seal(new Contact(other.id(), into.sender(), into.name())),
        other.id());
  }

  /** Forgets whom others have absorbed. */
  int forgetAbsorbed(Handle handle, Instant before) {
    return handle.execute(
        "delete from whatsapp_contact c where phone_key is null and user_key is null"
            + " and last_message_at < ?"
            // A message that was on its way when he was absorbed may have made something his.
            + " and not exists (select 1 from whatsapp_complaint where contact_id = c.id)"
            + " and not exists (select 1 from whatsapp_waiting where contact_id = c.id)",
        RowFormat.time(before));
  }

  /** Forgets who wrote long ago and has no complaint with us. */
  int forgetStrangers(Handle handle, Instant before) {
    return handle.execute(
        "delete from whatsapp_contact c where last_message_at < ?"
            + " and not exists (select 1 from whatsapp_complaint where contact_id = c.id)"
            + " and not exists (select 1 from whatsapp_waiting where contact_id = c.id)",
        RowFormat.time(before));
  }

  private static byte @Nullable [] key(KeyedHash hash, @Nullable String id) {
    return id == null ? null : hash.of(id.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] seal(Contact contact) {
    try {
      Person person = new Person(contact.sender().waId(), contact.sender().bsuid(), contact.name());
      return box.seal(json.writeValueAsBytes(person), belongsTo(contact.id()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A person is plain JSON", e);
    }
  }

  private Contact open(UUID id, byte[] sealed) {
    try {
      Person person = json.readValue(box.open(sealed, belongsTo(id)), Person.class);
      return new Contact(id, new WhatsAppUser(person.waId(), person.bsuid()), person.name());
    } catch (IOException e) {
      throw new IllegalStateException("A contact's box holds something else", e);
    }
  }

  private static byte[] belongsTo(UUID id) {
    return ("whatsapp:" + id).getBytes(StandardCharsets.US_ASCII);
  }
}
