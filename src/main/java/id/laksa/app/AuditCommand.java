package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.audit.AuditVerify;
import id.laksa.audit.BrokenLink;
import id.laksa.complaint.HashChain;
import java.nio.file.Path;
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
}
