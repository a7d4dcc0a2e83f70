package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.complaint.jdbc.ComplaintStream;
import id.laksa.evaluation.LabelledFile;
import id.laksa.replay.PastDecision;
import id.laksa.replay.Replay;
import id.laksa.rulebook.RuleBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./laksa rules replay …}: what would become of past complaints. */
@Command(
    name = "replay",
    description = {
      "Decides past complaints again with the rules as they are in the folder, and lists what would"
          + " move. Changes nothing.",
      "Without FILE it reads the ledger of the engine that runs on --data. FILE holds one JSON"
          + " object a line: text, and opd where it went.",
      "The last line is the totals as JSON."
    })
final class RulesReplayCommand implements Callable<Integer> {
  @ParentCommand private RulesCommand parent;
  @Spec private CommandSpec spec;

  @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
  private Path data;

  @Option(names = "--since", paramLabel = "DATE", description = "only what came in since this day")
  private @Nullable String since;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "labelled complaints, in place of the ledger")
  private @Nullable Path file;

  private final ObjectMapper json = JsonMappers.standard();

  @Override
  public Integer call() throws IOException {
    if (file != null && since != null) {
      throw new StartupFailure("--since is about the ledger: leave it out with a FILE.");
    }
    PrintWriter out = spec.commandLine().getOut();
    Instant from = Since.of(since, parent.laksa().settings().zone());
    RuleBook book = Engine.rules(parent.folder(), parent.laksa().settings());
    ObjectNode totals = json.createObjectNode().put("rulesVersion", book.version());
    Replay replay = new Replay(book.classifier(), out::println);
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw new StartupFailure(file + " can't be read; is it there?");
      }
      ofFile(file, replay, totals);
    } else {
      ofLedger(from, replay, book, totals, out);
    }
    sum("", replay.totals(), out);
    totals.setAll((ObjectNode) json.valueToTree(replay.totals()));
    out.println(json.writeValueAsString(totals));
    out.flush();
    return 0;
  }

  private void ofLedger(
      Instant from, Replay ofRules, RuleBook book, ObjectNode totals, PrintWriter out) {
    RunningStores ledger = RunningStores.on(data);
    ZoneId zone = parent.laksa().settings().zone();
    Replay ofOperators = new Replay(book.classifier(), move -> out.println("operator's: " + move));
    new ComplaintStream(ledger.jdbi(), ledger.format(parent.laksa().settings()))
        .all(
            from,
            complaint -> ofRules.decide(PastDecision.of(complaint, zone)),
            complaint -> ofOperators.decide(PastDecision.of(complaint, zone)));
    sum("operator's: ", ofOperators.totals(), out);
    totals.set("operators", json.valueToTree(ofOperators.totals()));
  }

  private static void sum(String whose, Replay.Totals totals, PrintWriter out) {
    out.printf("%s%d of %d would move%n", whose, totals.moved(), totals.complaints());
    totals
        .ways()
        .forEach(
            way -> out.printf("%s%d x %s  ->  %s%n", whose, way.count(), way.from(), way.to()));
  }

  private void ofFile(Path labelled, Replay replay, ObjectNode totals) throws IOException {
    int[] unfit = {0};
    LabelledFile.each(
        labelled,
        line -> replay.decide(PastDecision.of(line)),
        number -> {
          unfit[0]++;
          System.err.println(labelled + ":" + number + ": is no JSON object with a text");
        });
    totals.put("unfit", unfit[0]);
  }
}
