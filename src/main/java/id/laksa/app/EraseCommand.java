package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.privacy.AccessRecord;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.jdbc.Eraser;
import id.laksa.privacy.jdbc.PersonDesk;
import id.laksa.rulebook.RuleBook;
import id.laksa.texts.Messages;
import id.laksa.texts.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa erase …}. */
@Command(
    name = "erase",
    description = {
      "Erases, on request and at once, all that names or quotes the reporter of a complaint; history"
          + " and chain stay valid.",
      "Names one of TICKET, --phone, --email and --address."
    })
final class EraseCommand implements Callable<Integer> {
  @ParentCommand private Laksa laksa;

  @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
  private Path data;

  @Parameters(paramLabel = "TICKET", arity = "0..1", description = "of one complaint")
  private @Nullable String ticket;

  @Option(names = "--phone", description = "all complaints of who gave this number")
  private @Nullable String phone;

  @Option(names = "--email", description = "all complaints of who gave this address")
  private @Nullable String email;

  @Option(
      names = "--address",
      description = "all complaints of who has this address in a channel of the city's")
  private @Nullable String address;

  @Option(names = "--by", required = true, description = "your name, for the record: siti.aminah")
  private String by;

  @Option(names = "--reason", required = true, description = "why, for the record")
  private String reason;

  @Override
  public Integer call() {
    if (Stream.of(ticket, phone, email, address).filter(Objects::nonNull).count() != 1) {
      throw new StartupFailure("Name one ticket, or --phone, or --email, or --address.");
    }
    String who = "erase:" + by.strip();
    if (!who.matches("erase:[\\p{L}0-9][\\p{L}0-9 ._-]{0,59}")) {
      throw new StartupFailure("--by must be a name of at most 60 letters, digits, spaces, . _ -");
    }
    if (reason.isBlank() || reason.length() > AccessRecord.LONGEST_REASON) {
      throw new StartupFailure("--reason must say why, in at most 500 characters.");
    }
    return erase(who);
  }

  private int erase(String who) {
    RunningStores running = RunningStores.on(data);
    Settings settings = laksa.settings();
    MasterKeys keys = MasterKeys.of(settings, data);
    KnownKeys.requireInUse(running.jdbi(), keys.ticketKey(), keys.dataKeys());
    SealedBox box = keys.box();
    ObjectMapper json = JsonMappers.standard();
    RowFormat format = running.format(settings);
    RuleBook rules = Engine.rules(Laksa.home(), settings);
    LedgerRows ledger =
        new LedgerRows(
            new HashChain(keys.ticketKey(), json), format, new SlaClocks(rules::slaPolicies));
    Jdbi jdbi = running.jdbi();
    InstantSource time = InstantSource.system();
    Texts texts = Messages.load(Laksa.home().resolve("conf")).indonesian();
    Eraser eraser = PrivacyModule.eraser(jdbi, ledger, keys, box, json, texts, time);
    PersonDesk desk = new PersonDesk(jdbi, format, new PersonKeys(keys.ticketKey()), time);
    int erased = erase(eraser, () -> tickets(desk, who), Erasure.onRequest(who, reason));
    if (erased == 0) {
      System.err.println("There is no such complaint.");
    }
    return erased == 0 ? 1 : 0;
  }

  /** A search finds some hundreds, and what is erased no more: until it finds nothing new. */
  static int erase(Eraser eraser, Supplier<List<TicketNumber>> search, Erasure erasure) {
    Set<TicketNumber> tried = new HashSet<>();
    int erased = 0;
    List<TicketNumber> fresh = search.get();
    while (!fresh.isEmpty()) {
      for (TicketNumber one : fresh) {
        tried.add(one);
        if (eraser.erase(one, erasure)) {
          System.out.println("Erased: " + one);
          erased++;
        }
      }
      fresh = search.get().stream().filter(one -> !tried.contains(one)).toList();
    }
    return erased;
  }

  private List<TicketNumber> tickets(PersonDesk desk, String who) {
    if (ticket != null) {
      return TicketNumber.parse(ticket).stream().toList();
    }
    String contact = phone == null ? email : phone;
    return desk.search(Objects.requireNonNull(contact == null ? address : contact), who, reason);
  }
}
