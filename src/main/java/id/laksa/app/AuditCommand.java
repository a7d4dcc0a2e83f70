package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.audit.AuditVerify;
import id.laksa.audit.BrokenLink;
import id.laksa.audit.EventsReport;
import id.laksa.audit.kafka.EventsVerify;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.PersonKeys;
import id.laksa.privacy.jdbc.PersonDesk;
import id.laksa.relay.kafka.EventSignature;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa audit …}. */
@Command(name = "audit", description = "Proves the ledger's history.")
final class AuditCommand {
  private static final int BROKEN = 1;
  private static final int CANNOT_TELL = 2;
  @ParentCommand private Laksa laksa;

  @Command(
      name = "verify",
      description = "Walks the hash chain of every complaint; names the first broken link.",
      exitCodeList = {
        "0:all holds",
        "1:something doesn't",
        "2:it can't tell, without the ledger's key say; or it was not understood"
      })
  int verify(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(
              names = "--events",
              description =
                  "holds the ledger against laksa.events, too: names what is missing, cut, changed"
                      + " or a stranger's")
          boolean events) {
    try {
      Settings settings = laksa.settings();
      RunningStores ledger = RunningStores.on(data);
      MasterKeys keys = MasterKeys.of(settings, data);
      if (!KnownKeys.isTicketKey(ledger.jdbi(), keys.ticketKey())) {
        return cannotTell(
            "laksa.ticket.key is not the key that this ledger was written with, as the ledger itself"
                + " says. Give this command the settings of the engine (LAKSA_TICKET_KEY).");
      }
      boolean holds = holds(ledger, keys);
      return events ? verifyEvents(ledger, settings, holds) : holds ? 0 : BROKEN;
    } catch (StartupFailure e) {
      return cannotTell(e.getMessage());
    }
  }

  private static boolean holds(RunningStores ledger, MasterKeys keys) {
    ObjectMapper json = JsonMappers.standard();
    AuditVerify.Result result =
        new AuditVerify(ledger.jdbi(), new HashChain(keys.ticketKey(), json), json).verify();
    BrokenLink broken = result.first();
    if (broken != null) {
      System.out.printf(
          "Broken: %s, event %d: %s%n", broken.ticket(), broken.seq(), broken.sentence());
      return false;
    }
    System.out.printf(
        "The history holds: %d complaints, %d events.%n", result.complaints(), result.events());
    return true;
  }

  private static int verifyEvents(RunningStores ledger, Settings settings, boolean holds) {
    String made = Credentials.passwords(ledger.data()).getOrDefault(Credentials.EVENTS_KEY, "");
    String key = settings.eventsKey(made);
    if (key.isEmpty()) {
      return holds ? cannotTell("there is no events-key, and laksa.events.key isn't set.") : BROKEN;
    }
    try {
      EventsReport report =
          new EventsVerify(
                  ledger.jdbi(),
                  ledger.file().kafka().settings(),
                  KafkaTopics.EVENTS,
                  new EventSignature(key))
              .verify();
      if (!report.isKeyRight()) {
        int code = cannotTell("the events were signed by another events-key than this one.");
        return holds ? code : BROKEN;
      }
      report.lines().forEach(System.out::println);
      return holds && report.isClean() ? 0 : BROKEN;
    } catch (KafkaException e) {
      int code =
          cannotTell(KafkaTopics.EVENTS + " can't be read: " + e.getClass().getSimpleName() + ".");
      return holds ? code : BROKEN;
    }
  }

  private static int cannotTell(String why) {
    System.out.println("Can't tell: " + why);
    return CANNOT_TELL;
  }

  @Command(name = "looks", description = "Who looked at personal data, when and why; newest first.")
  int looks(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(names = "--last", defaultValue = "100", description = "how many") int last) {
    RunningStores ledger = RunningStores.on(data);
    Settings settings = laksa.settings();
    MasterKeys keys = MasterKeys.of(settings, data);
    new PersonDesk(
            ledger.jdbi(),
            ledger.format(settings),
            new PersonKeys(keys.ticketKey()),
            InstantSource.system())
        .looks(Math.max(1, last))
        .forEach(
            look ->
                System.out.printf(
                    "%s  %s  %s  %s  %s%n",
                    look.at(),
                    look.who(),
                    look.what(),
                    look.ticket() == null ? "-" : look.ticket(),
                    look.why().replaceAll("\\s+", " ")));
    return 0;
  }
}
