package id.laksa.rulebook.drools;

import id.laksa.rulebook.Fault;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Compiles files of DRL.
   *
   * @param rules their texts, by the paths that faults name
   */
  public RuleCompiler(Map<String, String> rules) {
    rules.forEach(this::add);
  }

  private void add(String file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    builder.add(
        KieServices.get().getResources().newByteArrayResource(bytes, "UTF-8").setSourcePath(file),
        ResourceType.DRL);
  }

  /** What keeps the rules from being used, one fault a line; empty when nothing does. */
  public List<Fault> faults() {
    List<Fault> all = builder.getErrors().stream().map(RuleCompiler::fault).toList();
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

  private static Fault fault(KnowledgeBuilderError error) {
    String file = error.getResource().getSourcePath();
    int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
    String words = error.getMessage().replaceAll("\\s+", " ").strip();
    String sentence = words.substring(0, Math.min(words.length(), LONGEST_MESSAGE));
    return new Fault(file, Math.max(0, line), sentence);
  }
}
