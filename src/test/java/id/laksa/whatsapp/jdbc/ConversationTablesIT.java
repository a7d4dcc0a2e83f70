package id.laksa.whatsapp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.SealedBox;
import id.laksa.whatsapp.Contact;
import id.laksa.whatsapp.WhatsAppUser;
import id.laksa.whatsapp.jdbc.WaitingTable.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes, what came before, and what is kept until its complaint comes. */
class ConversationTablesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private final SealedBox box = new SealedBox(new byte[32]);
  private final ProcessedMessageIds processed = new ProcessedMessageIds(Complaints.aKey());
  private final WaitingTable waiting = new WaitingTable(box);
  private final ComplaintsOfContacts complaints = new ComplaintsOfContacts();
  private ContactTable contacts;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @BeforeEach
  void nobodyIsKnown() {
    contacts = new ContactTable(Complaints.aKey(), box, ledger.json);
    ledger.jdbi.useHandle(
        handle ->
            handle.execute("truncate whatsapp_contact, whatsapp_seen, whatsapp_sent cascade"));
  }

  @Test
  void whoWritesAgainIsTheSameUnderHisNewestName() {
    Contact first = meet("62811", null, "Siti");
    Contact again = meet("62811", null, "Siti Aminah");
    assertThat(again).isEqualTo(new Contact(first.id(), first.sender(), "Siti Aminah"));
    assertThat(meet("62811", null, null).name()).isEqualTo("Siti Aminah");
    assertThat(meet("62812", null, "Budi").id()).isNotEqualTo(first.id());
    assertThat(meet(null, "US.1", "Budi").id()).isNotEqualTo(first.id());
  }

  @Test
  void aNumberAndAnIdThatComeTogetherAreOnePerson() {
    Contact siti = meet("62811", null, "Siti");
    Contact both = meet("62811", "US.1", null);
    assertThat(both.id()).isEqualTo(siti.id());
    assertThat(meet(null, "US.1", null)).isEqualTo(both);
    assertThat(both.sender()).isEqualTo(new WhatsAppUser("62811", "US.1"));
  }

  @Test
  void twoWhoTurnOutToBeOneKeepWhatIsTheirsAndWhatIsOnItsWay() {
    Contact byNumber = meet("62811", null, "Siti");
    Contact byId = meet(null, "US.1", "Siti");
    UUID complaint = UUID.randomUUID();
    ledger.jdbi.useHandle(handle -> complaints.own(handle, complaint, byId.id(), NOW));
    Contact one = meet("62811", "US.1", null);
    assertThat(one.id()).isEqualTo(byNumber.id());
    ledger.jdbi.useHandle(
        handle -> {
          assertThat(complaints.ownerOf(handle, complaint)).contains(one.id());
          assertThat(contacts.find(handle, byId.id()).orElseThrow().sender())
              .isEqualTo(new WhatsAppUser("62811", "US.1"));
        });
  }

  @Test
  void whoeverTakesOverANumberTakesOverNothingElse() {
    Contact before = meet("62811", "US.1", "Siti");
    Contact after = meet("62811", "US.2", "Budi");
    assertThat(after.id()).isNotEqualTo(before.id());
    ledger.jdbi.useHandle(
        handle ->
            assertThat(contacts.find(handle, before.id()).orElseThrow().sender())
                .isEqualTo(new WhatsAppUser(null, "US.1")));
    assertThat(meet("62811", null, null).id()).isEqualTo(after.id());
    assertThat(meet("62899", "US.1", null).id()).isEqualTo(before.id());
  }

  @Test
  void someoneNewWhoWritesTwiceAtOnceIsOne() {
    List<UUID> ids =
        IntStream.range(0, 8).parallel().mapToObj(i -> meet("62811", "US.1", "S").id()).toList();
    assertThat(ids).hasSize(8).containsOnly(ids.get(0));
  }

  @Test
  void nobodyIsNamedInTheTables() {
    Contact siti = meet("62811", "US.1", "Siti");
    ledger.jdbi.useHandle(
        handle -> {
          waiting.keep(handle, UUID.randomUUID(), siti.id(), "62811 Siti", NOW);
          assertThat(processed.first(handle, "message:wamid.62811", NOW)).isTrue();
          for (String table : List.of("whatsapp_contact", "whatsapp_waiting", "whatsapp_seen")) {
            String rows =
                handle
                    .createQuery(
                        "select convert_from(convert_to(t::text, 'UTF8'), 'UTF8') from "
                            + table
                            + " t")
                    .mapTo(String.class)
                    .one();
            assertThat(rows).doesNotContain("62811", "US.1", "Siti", "53697469");
          }
        });
  }

  @Test
  void ofManyWhoAskAtOnceOneIsTheFirst() {
    long first = IntStream.range(0, 16).parallel().filter(i -> isFirst("message:a")).count();
    assertThat(first).isEqualTo(1);
    ledger.jdbi.useHandle(
        handle -> {
          assertThat(processed.first(handle, List.of("message:a", "message:b", "message:b"), NOW))
              .containsExactly("message:b");
          assertThat(processed.knows(handle, "message:a")).isTrue();
          assertThat(processed.knows(handle, "message:c")).isFalse();
        });
  }

  @Test
  void whatIsTakenBackWasNotSeen() {
    ledger.jdbi.useTransaction(
        handle -> {
          assertThat(processed.first(handle, "message:d", NOW)).isTrue();
          handle.rollback();
        });
    assertThat(isFirst("message:d")).isTrue();
  }

  @Test
  void whatCameBeforeIsHisOnlyAndInOrderAndNotTooOld() {
    UUID siti = meet("62811", null, "Siti").id();
    UUID budi = meet("62812", null, "Budi").id();
    UUID photo = UUID.randomUUID();
    ledger.jdbi.useHandle(
        handle -> {
          waiting.keep(handle, UUID.randomUUID(), siti, "old", NOW.minusSeconds(901));
          waiting.keep(handle, photo, siti, "photo", NOW.minusSeconds(60));
          waiting.keep(handle, photo, siti, "photo again", NOW);
          waiting.keep(handle, UUID.randomUUID(), siti, "pin", NOW);
          waiting.keep(handle, UUID.randomUUID(), budi, "his", NOW);
          List<Kept> recent = waiting.list(handle, siti, NOW.minusSeconds(900));
          assertThat(recent).extracting(Kept::element).containsExactly("photo", "pin");
          waiting.forget(handle, recent);
          assertThat(waiting.list(handle, siti, Instant.EPOCH))
              .extracting(Kept::element)
              .containsExactly("old");
          assertThat(waiting.list(handle, budi, Instant.EPOCH))
              .extracting(Kept::element)
              .containsExactly("his");
        });
  }

  @Test
  void whatNobodyNeedsAnyMoreIsForgotten() {
    Contact byNumber = meet("62811", null, "Siti");
    Contact byId = meet(null, "US.1", "Siti");
    meet("62811", "US.1", null);
    ledger.jdbi.useHandle(
        handle -> {
          processed.first(handle, "message:a", NOW);
          waiting.keep(handle, UUID.randomUUID(), byNumber.id(), "photo", NOW);
        });
    forget(Duration.ofHours(23));
    assertThat(count("whatsapp_waiting")).isEqualTo(1);
    forget(Duration.ofDays(29));
    assertThat(count("whatsapp_waiting")).isZero();
    assertThat(count("whatsapp_seen")).isEqualTo(1);
    assertThat(count("whatsapp_contact")).isEqualTo(2);
    forget(Duration.ofDays(31));
    assertThat(count("whatsapp_seen")).isZero();
    assertThat(count("whatsapp_contact")).isEqualTo(1);
    ledger.jdbi.useHandle(handle -> assertThat(contacts.find(handle, byId.id())).isEmpty());
    forget(Duration.ofDays(91));
    assertThat(count("whatsapp_contact")).isZero();
  }

  @Test
  void whoIsAbsorbedAndStillHasSomethingIsNotForgottenAndKeepsNothingElse() {
    meet("62811", null, "Siti");
    Contact byId = meet(null, "US.1", "Siti");
    meet("62811", "US.1", null);
    ledger.jdbi.useHandle(
        handle -> {
          processed.first(handle, "message:a", NOW);
          waiting.keep(handle, UUID.randomUUID(), byId.id(), "late", NOW.plus(Duration.ofDays(31)));
        });
    forget(Duration.ofDays(31));
    assertThat(count("whatsapp_seen")).isZero();
    assertThat(count("whatsapp_contact")).isEqualTo(2);
  }

  private boolean isFirst(String identity) {
    return ledger.jdbi.withHandle(handle -> processed.first(handle, identity, NOW));
  }

  private void forget(Duration later) {
    SentTable sent = new SentTable(Complaints.aKey(), box, ledger.json);
    new Forgetting(
            ledger.jdbi, processed, waiting, sent, contacts, InstantSource.fixed(NOW.plus(later)))
        .forget();
  }

  private static long count(String table) {
    return ledger.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private Contact meet(@Nullable String waId, @Nullable String bsuid, @Nullable String name) {
    return ledger.jdbi.inTransaction(
        handle -> contacts.meet(handle, new WhatsAppUser(waId, bsuid), name, NOW));
  }
}
