package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.dispatch.jms.QueueWithdrawal;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.errand.jdbc.ErrandWords;
import id.laksa.evidence.file.FilePhotoStore;
import id.laksa.privacy.JournalErrand;
import id.laksa.privacy.RemainsErrand;
import id.laksa.privacy.jdbc.Eraser;
import id.laksa.privacy.jdbc.OrderWithdrawal;
import id.laksa.privacy.jdbc.PersonDesk;
import id.laksa.privacy.jdbc.RetentionRun;
import id.laksa.privacy.jdbc.UnnamedPhotos;
import id.laksa.whatsapp.jdbc.ContactErasure;
import id.laksa.whatsapp.jdbc.ContactTable;
import jakarta.jms.ConnectionFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Wires who sees personal data, and what erases it. */
final class PrivacyDoors {
  private static final String IN_USE = "select exists (select 1 from photo where sha256 = :sha256)";

  private PrivacyDoors() {}

  /** Names the beans, as the routes call them. */
  static void bind(
      Parts parts,
      FilePhotoStore photos,
      BooleanSupplier spoolIsEmpty,
      ConnectionFactory broker,
      BooleanSupplier journalCleaning,
      BiConsumer<String, Object> registry) {
    registry.accept(
        "unnamedPhotos",
        new UnnamedPhotos(
            parts.jdbi(),
            photos,
            spoolIsEmpty,
            new ErrandWords(parts.jdbi(), parts.box()),
            parts.settings().unnamedPhotos()));
    registry.accept(
        "retention",
        new RetentionRun(
            parts.jdbi(),
            eraser(parts),
            parts.settings().retention(),
            () -> parts.rules().get().categories(),
            parts.clock()));
    registry.accept(
        "withdrawnOrders",
        new ErrandRunner(
            OrderWithdrawal.KIND,
            new ErrandTable(parts.jdbi(), parts.box()),
            new OrderWithdrawal(
                parts.jdbi(),
                parts.ledger(),
                new QueueWithdrawal(broker),
                ticket -> new DeadLetterQueues(broker, answers(parts)).forget(ticket),
                new ErrandTable(parts.jdbi(), parts.box()),
                parts.json(),
                parts.clock()),
            parts.settings().ladder(),
            parts.clock()));
    registry.accept(
        "cleanedJournal",
        new ErrandRunner(
            JournalErrand.KIND,
            new ErrandTable(parts.jdbi(), parts.box()),
            new JournalErrand(journalCleaning),
            parts.settings().ladder(),
            parts.clock()));
    registry.accept(
        "erasedPhotos",
        new ErrandRunner(
            RemainsErrand.KIND,
            new ErrandTable(parts.jdbi(), parts.box()),
            new RemainsErrand(photos, sha256 -> isInUse(parts.jdbi(), sha256), parts.json()),
            parts.settings().ladder(),
            parts.clock()));
  }

  /** Where departments' own words about a complaint may lie. */
  private static List<String> answers(Parts parts) {
    return Stream.concat(
            Stream.of(DeadLetterQueues.PREFIX + "opd.updates"),
            parts.rules().get().departments().all().stream()
                .map(department -> department.queue() + ".refused")
                .flatMap(queue -> Stream.of(queue, DeadLetterQueues.PREFIX + queue)))
        .toList();
  }

  /** Erases in this engine's ledger. */
  static Eraser eraser(Parts parts) {
    return eraser(
        parts.jdbi(), parts.ledger(), parts.keys(), parts.box(), parts.json(), parts.clock());
  }

  /** Erases in a ledger. Whatever else keeps something of reporters adds its trace here. */
  static Eraser eraser(
      Jdbi jdbi,
      LedgerRows ledger,
      MasterKeys keys,
      SealedBox box,
      ObjectMapper json,
      InstantSource clock) {
    return new Eraser(
        jdbi,
        ledger,
        List.of(new ContactErasure(new ContactTable(keys.ticketKey(), box, json))),
        new ErrandTable(jdbi, box),
        json,
        clock);
  }

  /** Shows reporters to persons with a reason. */
  static PersonDesk desk(Parts parts) {
    return new PersonDesk(
        parts.jdbi(), parts.format(), new PersonKeys(parts.keys().ticketKey()), parts.clock());
  }

  private static boolean isInUse(Jdbi jdbi, String sha256) {
    return jdbi.withHandle(
        handle -> handle.createQuery(IN_USE).bind("sha256", sha256).mapTo(Boolean.class).one());
  }
}
