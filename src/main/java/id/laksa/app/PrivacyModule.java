package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.dispatch.Revocation.Revoked;
import id.laksa.dispatch.Withdrawal;
import id.laksa.dispatch.jdbc.OrderWithdrawal;
import id.laksa.dispatch.jms.QueueWithdrawal;
import id.laksa.dispatch.jms.RevocationQueues;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.errand.jdbc.ErrandWords;
import id.laksa.evidence.file.FilePhotoStore;
import id.laksa.privacy.JournalErrand;
import id.laksa.privacy.RemainsErrand;
import id.laksa.privacy.jdbc.Eraser;
import id.laksa.privacy.jdbc.PersonDesk;
import id.laksa.privacy.jdbc.RetentionRun;
import id.laksa.privacy.jdbc.UnnamedPhotos;
import id.laksa.teamwork.jdbc.NoteTable;
import id.laksa.texts.Texts;
import id.laksa.whatsapp.jdbc.ContactErasure;
import id.laksa.whatsapp.jdbc.ContactTable;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Wires who sees personal data, and what erases it. */
final class PrivacyModule {
  private static final String IN_USE = "select exists (select 1 from photo where sha256 = :sha256)";

  private PrivacyModule() {}

  /** Names the beans, as the routes call them. */
  static void bind(
      CoreModule core,
      FilePhotoStore photos,
      BooleanSupplier spoolIsEmpty,
      ConnectionFactory broker,
      BooleanSupplier journalCleaning,
      BiConsumer<String, Object> registry) {
    registry.accept(
        "unnamedPhotos",
        new UnnamedPhotos(
            core.jdbi(),
            photos,
            spoolIsEmpty,
            new ErrandWords(core.jdbi(), core.box()),
            core.settings().unnamedPhotos()));
    registry.accept(
        "retention",
        new RetentionRun(
            core.jdbi(),
            eraser(core),
            core.settings().retention(),
            () -> core.rules().get().categories(),
            core.time()));
    registry.accept(
        "withdrawnOrders",
        new OrderWithdrawal(
            core.jdbi(),
            core.ledger(),
            new QueueWithdrawal(broker),
            orders -> tell(core, broker, orders),
            remains(core, broker),
            new ErrandTable(core.jdbi(), core.box()),
            core.json(),
            core.time()));
    registry.accept("cleanedJournal", new JournalErrand(journalCleaning));
    registry.accept(
        "erasedPhotos",
        new RemainsErrand(photos, sha256 -> isInUse(core.jdbi(), sha256), core.json()));
  }

  private static OrderWithdrawal.Remains remains(CoreModule core, ConnectionFactory broker) {
    return new OrderWithdrawal.Remains() {
      @Override
      public void forget(String ticket) {
        new DeadLetterQueues(broker, answers(core)).forget(ticket);
      }

      @Override
      public void clean() {
        Instant due = JournalErrand.dueAfter(core.time().instant());
        ErrandTable errands = new ErrandTable(core.jdbi(), core.box());
        core.jdbi()
            .useTransaction(handle -> errands.add(handle, List.of(JournalErrand.errand(due)), due));
      }
    };
  }

  /** Those whose orders go another way have nobody who reads their queue. */
  private static void tell(CoreModule core, ConnectionFactory broker, Collection<Revoked> orders)
      throws Withdrawal.Away {
    Departments departments = core.rules().get().departments();
    new RevocationQueues(broker, core.json())
        .tell(
            orders.stream()
                .filter(
                    order ->
                        departments.named(order.department()).delivery().equals(Department.QUEUE))
                .toList());
  }

  /** Where departments' own words about a complaint may lie. */
  private static List<String> answers(CoreModule core) {
    return Stream.concat(
            Stream.of(DeadLetterQueues.PREFIX + "opd.updates"),
            core.rules().get().departments().all().stream()
                .map(department -> department.queue() + ".refused")
                .flatMap(queue -> Stream.of(queue, DeadLetterQueues.PREFIX + queue)))
        .toList();
  }

  /** Erases in this engine's ledger. */
  static Eraser eraser(CoreModule core) {
    return eraser(
        core.jdbi(),
        core.ledger(),
        core.keys(),
        core.box(),
        core.json(),
        core.texts(),
        core.time());
  }

  /** Erases in a ledger. Whatever else keeps something of reporters adds its trace here. */
  static Eraser eraser(
      Jdbi jdbi,
      LedgerRows ledger,
      MasterKeys keys,
      SealedBox box,
      ObjectMapper json,
      Texts texts,
      InstantSource time) {
    return new Eraser(
        jdbi,
        ledger,
        List.of(
            new ContactErasure(new ContactTable(keys.ticketKey(), box, json)), NoteTable.erasure()),
        new ErrandTable(jdbi, box),
        json,
        texts,
        time);
  }

  /** Shows reporters to persons with a reason. */
  static PersonDesk desk(CoreModule core) {
    return new PersonDesk(
        core.jdbi(), core.format(), new PersonKeys(core.keys().ticketKey()), core.time());
  }

  private static boolean isInUse(Jdbi jdbi, String sha256) {
    return jdbi.withHandle(
        handle -> handle.createQuery(IN_USE).bind("sha256", sha256).mapTo(Boolean.class).one());
  }
}
