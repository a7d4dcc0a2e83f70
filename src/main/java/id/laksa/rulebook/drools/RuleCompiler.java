package id.laksa.rulebook.drools;

import id.laksa.classification.HashtagPolicy;
import id.laksa.rulebook.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/**
 * Compiles rules from text. The builder is used bare rather than through a KieModule: it leaves
 * nothing behind in a repository shared by the whole process.
 */
public final class RuleCompiler {
  private static final int LONGEST_MESSAGE = 300;
  private static final int NEVER = -1;

  private final KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
  private final Map<String, IntUnaryOperator> sourceLines = new HashMap<>();

  /**
   * Adds a template, expanded to one rule for each hashtag.
   *
   * @param file its path, for faults
   * @param policies words that were checked: they become code
   * @throws IllegalArgumentException when it is no template
   */
  public void addTemplate(String file, String text, Collection<HashtagPolicy> policies) {
    RuleTemplate template = new RuleTemplate(text);
    add(file, template.expand(policies), template::lineBehind);
  }

  /**
   * Adds plain DRL.
   *
   * @param file its path, for faults
   */
  public void addRules(String file, String text) {
    add(file, text, line -> line);
  }

  /** What keeps the rules from being used, one fault a line; empty when nothing does. */
  public List<Fault> faults() {
    List<Fault> all = builder.getErrors().stream().map(this::fault).toList();
    Set<String> explained =
        all.stream().filter(f -> f.line() > 0).map(Fault::file).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(fault -> fault.line() > 0 || !explained.contains(fault.file()))
        .filter(fault -> seen.add(fault.file() + fault.line()))
        .toList();
  }

  /**
   * What was compiled.
   *
   * @throws IllegalArgumentException when there are faults
   */
  public KieBase compiled() {
    KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
    // Once hot, Drools 10.2 turns constraints into bytecode that can't link (str[startsWith]).
    configuration.setOption(ConstraintJittingThresholdOption.get(NEVER));
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(configuration);
    base.addPackages(builder.getKnowledgePackages());
    return base;
  }

  private void add(String file, String drl, IntUnaryOperator sourceLine) {
    sourceLines.put(file, sourceLine);
    byte[] bytes = drl.getBytes(StandardCharsets.UTF_8);
    builder.add(
        KieServices.get().getResources().newByteArrayResource(bytes, "UTF-8").setSourcePath(file),
        ResourceType.DRL);
  }

  private Fault fault(KnowledgeBuilderError error) {
    String file = error.getResource().getSourcePath();
    int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
    String words = error.getMessage().replaceAll("\\s+", " ").strip();
    String sentence = words.substring(0, Math.min(words.length(), LONGEST_MESSAGE));
    return new Fault(file, line < 1 ? 0 : sourceLines.get(file).applyAsInt(line), sentence);
  }
}
