package id.laksa.whatsapp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.SealedBox;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.WhatsAppUser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is erased is erased under every contact that turned out to be his. */
class ContactErasureIT {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private final ComplaintsOfContacts complaints = new ComplaintsOfContacts();
  private ContactTable contacts;
  private ContactErasure erasure;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @BeforeEach
  void nobody() {
    contacts = new ContactTable(Complaints.aKey(), new SealedBox(new byte[32]), ledger.json);
    erasure = new ContactErasure(contacts);
    ledger.jdbi.useHandle(handle -> handle.execute("truncate whatsapp_contact cascade"));
  }

  @Test
  void whomHeHasAbsorbedGoesWithHimAtOnce() {
    Contact byNumber = meet("62811", null);
    Contact byId = meet(null, "US.1");
    UUID complaint = complaintOf(byId);
    meet("62811", "US.1");
    Contact stranger = meet("62812", "US.2");
    Contact strangersOther = absorbed("62813", "US.3");
    assertThat(erase(complaint))
        .contains(byNumber.id().toString(), byId.id().toString(), "62811", "US.1")
        .doesNotContain(stranger.id().toString());
    assertThat(find(byNumber)).isFalse();
    assertThat(find(byId)).isFalse();
    assertThat(find(stranger)).isTrue();
    assertThat(find(strangersOther)).isTrue();
  }

  @Test
  void whileAnotherComplaintIsHisUnderAnyOfThemHeStays() {
    Contact byNumber = meet("62811", null);
    Contact byId = meet(null, "US.1");
    UUID first = complaintOf(byNumber);
    meet("62811", "US.1");
    UUID onItsWay = complaintOf(byId);
    assertThat(erase(first)).isEmpty();
    assertThat(find(byNumber)).isTrue();
    assertThat(erase(onItsWay)).contains(byNumber.id().toString(), byId.id().toString());
    assertThat(find(byNumber)).isFalse();
    assertThat(find(byId)).isFalse();
  }

  @Test
  void whoTookOverHisNumberIsSomebodyElse() {
    Contact before = meet("62811", "US.1");
    UUID complaint = complaintOf(before);
    Contact after = meet("62811", "US.2");
    erase(complaint);
    assertThat(find(before)).isFalse();
    assertThat(find(after)).isTrue();
  }

  @Test
  void whomNoKeyOpensGoesAlone() {
    Contact siti = meet("62811", "US.1");
    UUID complaint = complaintOf(siti);
    ledger.jdbi.useHandle(
        handle -> handle.execute("update whatsapp_contact set sealed = decode('02', 'hex')"));
    assertThat(erase(complaint)).containsExactly(siti.id().toString());
  }

  private Contact absorbed(String waId, String bsuid) {
    meet(waId, null);
    Contact other = meet(null, bsuid);
    meet(waId, bsuid);
    return other;
  }

  private Set<String> erase(UUID complaint) {
    return ledger.jdbi.inTransaction(handle -> erasure.erase(handle, complaint));
  }

  private UUID complaintOf(Contact contact) {
    UUID complaint = UUID.randomUUID();
    ledger.jdbi.useHandle(handle -> complaints.own(handle, complaint, contact.id(), NOW));
    return complaint;
  }

  private static boolean find(Contact contact) {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select 1 from whatsapp_contact where id = :id)")
                .bind("id", contact.id())
                .mapTo(Boolean.class)
                .one());
  }

  private Contact meet(@Nullable String waId, @Nullable String bsuid) {
    return ledger.jdbi.inTransaction(
        handle -> contacts.meet(handle, new WhatsAppUser(waId, bsuid), "Siti", NOW));
  }
}
