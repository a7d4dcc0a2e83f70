package id.laksa.rulebook;

import static java.util.stream.Collectors.groupingBy;

import id.laksa.classification.Categories;
import id.laksa.classification.Classifier;
import id.laksa.classification.Decision;
import id.laksa.classification.HashtagPolicy;
import id.laksa.classification.drools.DroolsClassifier;
import id.laksa.department.Departments;
import id.laksa.place.Places;
import id.laksa.rulebook.drools.RuleCompiler;
import id.laksa.sla.SlaTable;
import id.laksa.words.AlarmRow;
import id.laksa.words.Alarms;
import id.laksa.words.Language;
import id.laksa.words.WordRow;
import id.laksa.words.WordTable;
import id.laksa.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Loads one rule book: reads, checks, compiles, tries. */
final class RuleBookLoader {
  private static final String TEMPLATE = "hashtags.drt";

  private final Path rulesDir;
  private final Path confDir;
  private final double threshold;
  private final List<Fault> faults = new ArrayList<>();
  private final Sources sources = new Sources(faults);

  /**
   * Prepares one loading.
   *
   * @param threshold the probability from which words decide without an operator, 0 to 1
   */
  RuleBookLoader(Path rulesDir, Path confDir, double threshold) {
    this.rulesDir = rulesDir;
    this.confDir = confDir;
    this.threshold = threshold;
  }

  LoadResult load() {
    Departments departments = departments();
    Map<String, Row> names =
        CategoryNames.of(table(rulesDir, "categories.csv", CategoryNames.COLUMNS), faults);
    if (names.isEmpty() || departments.all().isEmpty()) {
      // Every row of the other tables would be at fault, and none of them would be the cause.
      return refused();
    }
    Places places =
        PlacesTable.of(table(confDir, "places.csv", PlacesTable.COLUMNS), departments, faults);
    List<HashtagPolicy> policies =
        new HashtagRows(names, departments, faults)
            .read(table(rulesDir, "hashtags.csv", HashtagRows.COLUMNS));
    Map<String, SlaTable.Terms> terms = terms(names);
    Words words = words(names.keySet(), policies);
    RuleCompiler compiler = compile(policies);
    if (!faults.isEmpty()) {
      return refused();
    }
    Categories categories = categories(names, policies);
    sources.note("laksa.words.threshold", Double.toString(threshold));
    String version = sources.version();
    Classifier classifier =
        new DroolsClassifier(compiler.compiled(), words, categories, departments, places, version);
    policies.forEach(policy -> tryOut(classifier, policy));
    return faults.isEmpty()
        ? new LoadResult.Loaded(
            new RuleBook(
                departments,
                places,
                categories,
                words,
                classifier,
                new SlaTable(terms),
                Owners.general(policies),
                version))
        : refused();
  }

  static Departments departments(Path confDir) {
    return new RuleBookLoader(confDir, confDir, 1).departments();
  }

  private Departments departments() {
    return DepartmentsTable.of(table(confDir, "departments.csv", DepartmentsTable.COLUMNS), faults);
  }

  private LoadResult refused() {
    return new LoadResult.Refused(
        faults.stream()
            .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line))
            .toList());
  }

  private List<Row> table(Path folder, String name, List<String> columns) {
    Path path = folder.resolve(name);
    TableReader reader = new TableReader(path.toString(), columns, faults);
    return sources.read(name, path).map(reader::read).orElseGet(List::of);
  }

  private Map<String, SlaTable.Terms> terms(Map<String, Row> names) {
    String file = rulesDir.resolve("sla.csv").toString();
    return SlaRows.of(file, table(rulesDir, "sla.csv", SlaRows.COLUMNS), names.keySet(), faults);
  }

  private Words words(Set<String> categories, List<HashtagPolicy> policies) {
    Language language =
        new LanguageRows(faults)
            .read(
                table(rulesDir, "spelling.csv", LanguageRows.SPELLING),
                table(rulesDir, "affixes.csv", LanguageRows.AFFIXES),
                table(rulesDir, "particles.csv", LanguageRows.PARTICLES));
    List<WordRow> rows =
        new WordRows(language, categories, faults)
            .read(table(rulesDir, "words.csv", WordRows.COLUMNS));
    List<AlarmRow> alarms =
        new AlarmRows(language, categories, faults)
            .read(table(rulesDir, "alarms.csv", AlarmRows.COLUMNS));
    WordTable table = new WordTable(rows, Owners.of(policies));
    return new Words(language, table, new Alarms(alarms), threshold);
  }

  private RuleCompiler compile(Collection<HashtagPolicy> policies) {
    RuleCompiler compiler = new RuleCompiler();
    for (Path file : ruleFiles()) {
      sources
          .read(String.valueOf(file.getFileName()), file)
          .ifPresent(text -> compiler.addRules(file.toString(), text));
    }
    Path template = rulesDir.resolve(TEMPLATE);
    try {
      sources
          .read(TEMPLATE, template)
          .ifPresent(text -> compiler.addTemplate(template.toString(), text, policies));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(template.toString(), 0, String.valueOf(e.getMessage())));
    }
    faults.addAll(compiler.faults());
    return compiler;
  }

  private List<Path> ruleFiles() {
    try (Stream<Path> files = Files.list(rulesDir)) {
      return files.filter(RuleBookLoader::isRuleFile).sorted().toList();
    } catch (IOException e) {
      faults.add(new Fault(rulesDir.toString(), 0, "can't be read; is it there?"));
      return List.of();
    }
  }

  private static boolean isRuleFile(Path file) {
    String name = String.valueOf(file.getFileName());
    // Editors leave hidden copies beside the file that is edited.
    return name.endsWith(".drl") && !name.startsWith(".");
  }

  private static Categories categories(Map<String, Row> names, Collection<HashtagPolicy> policies) {
    Map<String, List<HashtagPolicy>> byCategory =
        policies.stream().collect(groupingBy(policy -> policy.category().id()));
    return new Categories(names.keySet().stream().map(id -> leaf(byCategory.get(id))).toList());
  }

  private static Categories.Leaf leaf(List<HashtagPolicy> policies) {
    return new Categories.Leaf(
        policies.get(0).category(),
        policies.stream().map(policy -> "#" + policy.hashtag()).toList());
  }

  /** What compiles can still fail when it runs, or leave a hashtag without a candidate. */
  private void tryOut(Classifier classifier, HashtagPolicy policy) {
    String hashtag = "#" + policy.hashtag();
    try {
      Decision decision = classifier.classify(hashtag, List.of(), null);
      if (!decision.explanation().matched().contains(hashtag)) {
        faults.add(new Fault(rulesDir.toString(), 0, "no rule puts " + hashtag + " forward"));
      }
    } catch (RuntimeException | LinkageError e) {
      String why = "the rules fail on " + hashtag + ": " + e.getMessage();
      faults.add(new Fault(rulesDir.toString(), 0, why));
    }
  }
}
