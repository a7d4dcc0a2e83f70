package id.laksa.dev.bench;

import id.laksa.classification.Classifier;
import id.laksa.classification.Decision;
import id.laksa.rulebook.LoadResult;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision after the other, as JMH measures them; each text comes again after thousands. */
@State(Scope.Benchmark)
public class Deciding {
  /** The folder {@code rules}. */
  @Param("rules")
  public String rules;

  /** The folder {@code conf}. */
  @Param("conf")
  public String conf;

  /** The probability from which words decide. */
  @Param("0.85")
  public double threshold;

  /** Which hashtags the texts carry. */
  @Param("NONE")
  public DecideTexts.Tags tags;

  private DecideTexts texts;
  private Classifier classifier;

  /** Loads the rules. */
  @Setup
  public void load() {
    LoadResult result = RuleBook.load(Path.of(rules), Path.of(conf), threshold);
    if (!(result instanceof LoadResult.Loaded loaded)) {
      throw new IllegalArgumentException("The rules are broken: see ./laksa rules check");
    }
    texts = new DecideTexts(tags, loaded.ruleBook().categories());
    classifier = loaded.ruleBook().classifier();
  }

  /** Decides the next complaint. */
  @Benchmark
  public Decision decide() {
    return classifier.classify(texts.next(), List.of(), null);
  }
}
