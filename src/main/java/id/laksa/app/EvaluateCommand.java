package id.laksa.app;

import id.laksa.evaluation.Curve;
import id.laksa.evaluation.Evaluation;
import id.laksa.evaluation.LabelledFile;
import id.laksa.rulebook.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa evaluate FILE.jsonl}: needs no running engine and changes nothing. */
@Command(
    name = "evaluate",
    description = "Compares the rules with labelled complaints; one JSON line of figures.")
final class EvaluateCommand implements Callable<Integer> {
  private static final int CONFUSIONS = 15;
  @ParentCommand private Laksa laksa;

  @Parameters(paramLabel = "FILE", description = "a JSON object a line, with text and opd")
  private Path file;

  @Option(names = "--curve", description = "also says, on standard error, what thresholds bring")
  private boolean curve;

  @Override
  public Integer call() throws IOException {
    LabelledFile labelled = LabelledFile.read(file);
    RuleBook book = Engine.rules(Laksa.home(), laksa.settings());
    Evaluation evaluation = Evaluation.of(book.classifier(), labelled.complaints());
    System.out.println(JsonMappers.standard().writeValueAsString(evaluation.figures()));
    if (labelled.skipped() > 0) {
      System.err.println("Lines without text and opd, left out: " + labelled.skipped());
    }
    if (curve) {
      System.err.println("By words alone, a threshold and what it brings:");
      Curve.of(book.words(), labelled.complaints()).forEach(System.err::println);
      System.err.println("Routed wrongly, by itself:");
      evaluation.worstConfusions(CONFUSIONS).forEach(System.err::println);
    }
    return 0;
  }
}
