package id.laksa.app;

import id.laksa.complaint.SealedBox;
import id.laksa.deadletter.DeadLetter;
import id.laksa.deadletter.DeadLetters;
import id.laksa.deadletter.jdbc.DeadLetterTable;
import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.department.Department;
import id.laksa.errand.jdbc.DeadErrands;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa dead-letters …}. */
@Command(name = "dead-letters", description = "What could not be processed, why, and again.")
final class DeadLettersCommand {
  @ParentCommand private Laksa laksa;

  @Command(name = "list", description = "Lists them, without their content.")
  int list(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data) {
    RunningStores ledger = RunningStores.on(data);
    try (ActiveMQConnectionFactory broker = ledger.broker()) {
      List<DeadLetter> letters = all(ledger, data, broker).list();
      letters.forEach(letter -> System.out.println(line(letter)));
      if (letters.isEmpty()) {
        System.out.println("There are no dead letters.");
      }
      return 0;
    }
  }

  @Command(name = "show", description = "Shows one with its original.")
  int show(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Parameters(paramLabel = "ID", description = "as list names it") String id) {
    RunningStores ledger = RunningStores.on(data);
    try (ActiveMQConnectionFactory broker = ledger.broker()) {
      Optional<DeadLetter> letter = all(ledger, data, broker).show(id);
      letter.ifPresent(
          found -> {
            System.out.println(line(found));
            System.out.println(found.original());
          });
      return letter.isPresent() ? 0 : unknown(id);
    }
  }

  @Command(name = "replay", description = "Puts one, or all, back on their way.")
  int replay(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(names = "--all", description = "all of them") boolean everything,
      @Parameters(paramLabel = "ID", arity = "0..1", description = "as list names it")
          @Nullable String id) {
    if (everything == (id != null)) {
      throw new StartupFailure("Name one dead letter, or --all.");
    }
    RunningStores ledger = RunningStores.on(data);
    try (ActiveMQConnectionFactory broker = ledger.broker()) {
      DeadLetters letters = all(ledger, data, broker);
      if (id != null && !letters.replay(id)) {
        return unknown(id);
      }
      int replayed = id == null ? letters.replayAll() : 1;
      System.out.println("Replayed: " + replayed);
      return 0;
    }
  }

  private static String line(DeadLetter letter) {
    String tried = letter.attempts() == 0 ? "" : ", tried " + letter.attempts() + " times";
    return "%s  %s  %s%s".formatted(letter.id(), letter.at(), letter.reason(), tried);
  }

  private static int unknown(String id) {
    System.err.println("There is no dead letter " + id + ": see ./laksa dead-letters list.");
    return 1;
  }

  private DeadLetters all(RunningStores ledger, Path data, ActiveMQConnectionFactory broker) {
    List<String> queues =
        RuleBook.departments(Laksa.home().resolve("conf")).all().stream()
            .map(Department::queue)
            .flatMap(queue -> Stream.of(queue, queue + ".refused"))
            .toList();
    List<String> deadQueues =
        Stream.concat(Stream.of("opd.updates"), queues.stream())
            .map(queue -> DeadLetterQueues.PREFIX + queue)
            .toList();
    SealedBox box = MasterKeys.of(laksa.settings(), data).box();
    return new DeadLetters(
        List.of(
            new DeadLetterTable(ledger.jdbi(), InstantSource.system()),
            new DeadErrands(ledger.jdbi(), box, InstantSource.system()),
            new DeadLetterQueues(broker, deadQueues)));
  }
}
