package id.laksa.app;

import id.laksa.complaint.PersonKeys;
import id.laksa.privacy.jdbc.Resealing;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa keys …}. */
@Command(name = "keys", description = "Changes the key of personal data.")
final class KeysCommand {
  @ParentCommand private Laksa laksa;

  @Command(name = "new", description = "Prints a new key, for laksa.data.key.")
  int make() {
    System.out.println(Secrets.key());
    return 0;
  }

  @Command(name = "status", description = "Counts what each key has sealed.")
  int status(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data) {
    RunningStores ledger = RunningStores.on(data);
    print(resealing(ledger, MasterKeys.of(laksa.settings(), data)));
    return 0;
  }

  @Command(
      name = "rotate",
      description = {
        "Seals everything anew by laksa.data.key; needs the earlier ones to read it.",
        "Do it once after an update from 0.1: it makes older complaints findable by phone and e-mail."
      },
      exitCodeList = {
        "0:the ledger needs no earlier key",
        "1:another key is still in use, or it could not",
        "2:it was not understood"
      })
  int rotate(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data) {
    RunningStores ledger = RunningStores.on(data);
    MasterKeys keys = MasterKeys.of(laksa.settings(), data);
    KnownKeys.requireInUse(ledger.jdbi(), keys.ticketKey(), keys.dataKeys());
    byte[] current = keys.dataKeys().get(0);
    ledger.jdbi().useTransaction(handle -> KnownKeys.requireNobodySealsByAnother(handle, current));
    Resealing resealing = resealing(ledger, keys);
    Resealing.Result result =
        resealing.run((table, done) -> System.err.printf("%s: %d%n", table, done));
    System.out.printf("Sealed anew: %d, unreadable: %d%n", result.resealed(), result.unreadable());
    print(resealing);
    if (!retired(ledger, current, resealing)) {
      System.out.println(
          "Another key is still in use: leave it in laksa.data.keys.old, and do this again.");
      return 1;
    }
    System.out.println(
        "The ledger needs no earlier key. The spool may, while complaints lie in it: remove it from"
            + " laksa.data.keys.old when all nodes have started with the new one and the spool is"
            + " empty.");
    return 0;
  }

  /** False when a box of another key is left; counted when nobody can add one. */
  private static boolean retired(RunningStores ledger, byte[] current, Resealing resealing) {
    return ledger
        .jdbi()
        .inTransaction(
            handle -> {
              KnownKeys.requireNobodySealsByAnother(handle, current);
              boolean all =
                  resealing.counts().keySet().stream().allMatch(resealing.current()::equals);
              if (all) {
                KnownKeys.retireAllBut(handle, current);
              }
              return all;
            });
  }

  private static void print(Resealing resealing) {
    for (Map.Entry<String, Long> key : resealing.counts().entrySet()) {
      System.out.printf(
          "%-10s %d%s%n",
          key.getKey(),
          key.getValue(),
          key.getKey().equals(resealing.current()) ? " (current)" : "");
    }
  }

  private Resealing resealing(RunningStores ledger, MasterKeys keys) {
    return new Resealing(
        ledger.jdbi(),
        keys.box(),
        ledger.format(laksa.settings()),
        new PersonKeys(keys.ticketKey()));
  }
}
