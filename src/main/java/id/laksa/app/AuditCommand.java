package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.audit.AuditVerify;
import id.laksa.audit.BrokenLink;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.PersonKeys;
import id.laksa.privacy.jdbc.PersonDesk;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa audit …}. */
@Command(name = "audit", description = "Proves the ledger's history.")
final class AuditCommand {
  @ParentCommand private Laksa laksa;

  @Command(name = "verify", description = "Walks the hash chain of every complaint.")
  int verify(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data) {
    RunningLedger ledger = RunningLedger.on(data);
    MasterKeys keys = MasterKeys.of(laksa.settings(), data);
    ObjectMapper json = JsonMappers.standard();
    AuditVerify.Result result =
        new AuditVerify(ledger.jdbi(), new HashChain(keys.ticketKey(), json), json).verify();
    BrokenLink broken = result.first();
    if (broken != null) {
      System.out.printf(
          "Broken: %s, event %d: %s%n", broken.ticket(), broken.seq(), broken.sentence());
      return 1;
    }
    System.out.printf(
        "The history holds: %d complaints, %d events.%n", result.complaints(), result.events());
    return 0;
  }

  @Command(name = "looks", description = "Who looked at personal data, when and why; newest first.")
  int looks(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(names = "--last", defaultValue = "100", description = "how many") int last) {
    RunningLedger ledger = RunningLedger.on(data);
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
