package id.laksa.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.ComplaintStream;
import id.laksa.learning.OperatorExample;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./laksa rules examples …}: what operators decided, to learn from. */
@Command(
    name = "examples",
    description = {
      "Prints what operators assigned as labelled complaints, one JSON object a line, as learn and"
          + " evaluate take them.",
      "Names, numbers and addresses of persons are masked by their form; that can't find all of"
          + " them, so read the lines before you hand them on."
    })
final class RulesExamplesCommand implements Callable<Integer> {
  @ParentCommand private RulesCommand parent;
  @Spec private CommandSpec spec;

  @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
  private Path data;

  @Option(names = "--since", paramLabel = "DATE", description = "only what came in since this day")
  private @Nullable String since;

  private final ObjectMapper json = JsonMappers.standard();
  private long printed;
  private long leftOut;

  @Override
  public Integer call() {
    Settings settings = parent.laksa().settings();
    Instant from = Since.of(since, settings.zone());
    RunningStores ledger = RunningStores.on(data);
    new ComplaintStream(ledger.jdbi(), ledger.format(settings)).ofOperators(from, this::print);
    spec.commandLine().getOut().flush();
    System.err.printf(
        "%d examples; %d left out, being confidential or anonymous by wish. Masking goes by form:"
            + " read them before you hand them on.%n",
        printed, leftOut);
    return 0;
  }

  private void print(Complaint complaint) {
    OperatorExample example = OperatorExample.of(complaint).orElse(null);
    if (example == null) {
      leftOut++;
      return;
    }
    printed++;
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.println(json.writeValueAsString(example));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An example is three texts", e);
    }
  }
}
