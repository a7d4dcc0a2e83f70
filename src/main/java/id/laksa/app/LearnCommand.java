package id.laksa.app;

import static java.util.stream.Collectors.toCollection;

import id.laksa.evaluation.LabelledFile;
import id.laksa.place.Kelurahan;
import id.laksa.rulebook.RuleBook;
import id.laksa.words.Word;
import id.laksa.words.learning.Learner;
import id.laksa.words.learning.MergedWords;
import id.laksa.words.learning.ProperNames;
import id.laksa.words.learning.TrainingExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa learn FILE.jsonl}: rewrites the learned rows of {@code rules/words.csv}. */
@Command(
    name = "learn",
    description =
        "Makes the learned rows of rules/words.csv from labelled complaints, and says what changed.")
final class LearnCommand implements Callable<Integer> {
  private static final double PRECISION = 0.95;
  private static final int SHORTEST_TEXT = 15;
  @ParentCommand private Laksa laksa;

  @Parameters(paramLabel = "FILE", description = "a JSON object a line, with text and opd")
  private Path file;

  @Option(names = "--rows", defaultValue = "6000", description = "most rows to make")
  private int rows;

  @Option(names = "--without", description = "a file of words, one a line, not to be learned")
  private @Nullable Path without;

  @Override
  public Integer call() throws IOException {
    RuleBook book = Engine.rules(Laksa.home(), laksa.settings());
    LabelledFile labelled = LabelledFile.read(file);
    List<TrainingExample> examples =
        labelled.complaints().stream()
            .filter(complaint -> complaint.text().length() >= SHORTEST_TEXT)
            .flatMap(
                complaint ->
                    book.generalCategory(complaint.department()).stream()
                        .map(category -> new TrainingExample(complaint.text(), category)))
            .toList();
    Set<String> unwanted = unwanted(book, labelled);
    unwanted.addAll(
        ProperNames.in(
            examples.stream().map(TrainingExample::text).toList(), book.words().language()));
    Learner.Learned learned =
        new Learner(
                book.words().language(),
                rows,
                term -> Stream.of(term.split(" ", -1)).noneMatch(unwanted::contains),
                book.words().personal())
            .learn(examples, PRECISION);
    MergedWords merged = MergedWords.of(book.words().rows(), learned.rows());
    write(merged);
    System.out.printf(
        "Learned from %d complaints (%d left out: too short, no department, or no such department).%n"
            + "rules/words.csv has %d rows: %d new, %d gone, %d weigh otherwise;"
            + " %d left as a person set them.%n"
            + "Unseen complaints were right in %.0f %% from a threshold of %.3f on"
            + " (laksa.words.threshold is %s).%n",
        examples.size(),
        labelled.complaints().size() + labelled.skipped() - examples.size(),
        merged.rows().size(),
        merged.added(),
        merged.removed(),
        merged.changed(),
        merged.left(),
        100 * PRECISION,
        learned.threshold(),
        laksa.settings().text("laksa.words.threshold"));
    return 0;
  }

  /** Names of places, which mean nothing in another city, and what the caller doesn't want. */
  private Set<String> unwanted(RuleBook book, LabelledFile labelled) throws IOException {
    Set<String> texts = new HashSet<>(labelled.places());
    book.places().all().stream()
        .map(Kelurahan::place)
        .flatMap(
            place ->
                Stream.concat(Stream.of(place.kecamatan()), Stream.ofNullable(place.kelurahan())))
        // A name of several words is made of ordinary ones: "Pasar Baru".
        .filter(name -> name.indexOf(' ') < 0)
        .forEach(texts::add);
    if (without != null) {
      texts.addAll(Files.readAllLines(without));
    }
    return texts.stream()
        .flatMap(text -> book.words().language().words(text).stream())
        .map(Word::root)
        .collect(toCollection(HashSet::new));
  }

  /** In one step: an engine that watches the folder never sees half a table. */
  private static void write(MergedWords merged) throws IOException {
    Path table = Laksa.home().resolve("rules").resolve("words.csv");
    Path fresh = table.resolveSibling(".words.csv.new");
    Files.write(
        fresh,
        Stream.concat(
                Stream.of(
                    "# Which words speak for which matter. Lines of \"learned\" are made by ./laksa"
                        + " learn; lines of \"person\" stay.",
                    "term,category,weight,source"),
                merged.rows().stream().map(MergedWords::line))
            .toList());
    Files.move(fresh, table, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
