package id.laksa.rulebook;

import id.laksa.rulebook.RulesInForce.Refusal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether the tables and rules have changed, by their contents: a network
 * file system tells nobody of a change, and a time stamp tells nothing of a copy. What lies there
 * at two looks in a row is taken as saved, checked and compiled beside the rules in force, and
 * takes their place whole, or not at all.
 */
public final class RuleWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);

  private static final int TOLD = 10;

  private final Path rulesDir;
  private final Path confDir;
  private final double threshold;
  private final RulesInForce rules;
  private final Objections objections;
  private final InstantSource time;
  private String seen = "";
  private @Nullable RuleBook candidate;

  /** What a running engine has against rules that are sound in themselves. */
  @FunctionalInterface
  public interface Objections {
    /**
     * Asks.
     *
     * @param inForce what they would replace
     * @return empty when they may come into force
     */
    List<Fault> to(RuleBook inForce, RuleBook candidate);
  }

  /**
   * Watches two folders.
   *
   * @param rulesDir the folder {@code rules}
   * @param confDir the folder {@code conf}, as far as its tables go
   * @param threshold the probability from which words decide without an operator, 0 to 1
   */
  public RuleWatch(
      Path rulesDir,
      Path confDir,
      double threshold,
      RulesInForce rules,
      Objections objections,
      InstantSource time) {
    this.threshold = threshold;
    this.rulesDir = rulesDir;
    this.confDir = confDir;
    this.rules = rules;
    this.objections = objections;
    this.time = time;
  }

  /**
   * Looks once. Takes seconds when something has changed, else as long as reading the files does.
   * When it fails, the next look tries again.
   */
  public synchronized void look() {
    RuleFiles files = RuleFiles.read(rulesDir, confDir, threshold);
    boolean settled = files.version().equals(seen);
    seen = files.version();
    if (seen.equals(rules.get().version())) {
      rules.confirm();
    } else if (settled && !isRefused(seen)) {
      judge(files);
    }
  }

  private boolean isRefused(String version) {
    Refusal refusal = rules.state().refusal();
    return refusal != null && refusal.version().equals(version);
  }

  private void judge(RuleFiles files) {
    RuleBook book = candidate;
    if (book == null || !book.version().equals(files.version())) {
      LoadResult result = new RuleBookLoader(rulesDir, confDir, files).load();
      if (result instanceof LoadResult.Refused refused) {
        refuse(refused.faults());
        return;
      }
      book = ((LoadResult.Loaded) result).ruleBook();
      candidate = book;
    }
    List<Fault> against = objections.to(rules.get(), book);
    candidate = null;
    if (against.isEmpty()) {
      String before = rules.get().version();
      rules.swap(book, time.instant());
      LOG.info("Rules {} are in force; until now it was {}", seen, before);
    } else {
      refuse(against);
    }
  }

  private void refuse(List<Fault> faults) {
    rules.refuse(new Refusal(seen, time.instant(), faults));
    LOG.error(
        "The rules in the folders are refused, {} stay in force. Faults: {}, the first ones: {}",
        rules.get().version(),
        faults.size(),
        faults.stream().limit(TOLD).map(Fault::toString).collect(Collectors.joining("; ")));
  }
}
