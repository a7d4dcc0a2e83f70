package id.laksa.rulebook;

import static java.util.stream.Collectors.groupingBy;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Classifier;
import id.laksa.classification.HashtagPolicy;
import id.laksa.classification.drools.DroolsClassifier;
import id.laksa.complaint.BulkSource;
import id.laksa.department.Departments;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.place.Gazetteer;
import id.laksa.place.PlaceFinder;
import id.laksa.place.Places;
import id.laksa.rulebook.drools.RuleCompiler;
import id.laksa.rulebook.drools.RuleDoubts;
import id.laksa.words.Alarms;
import id.laksa.words.Hearing;
import id.laksa.words.Language;
import id.laksa.words.WordRow;
import id.laksa.words.WordTable;
import id.laksa.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Loads one rule book: reads, checks, compiles, tries. */
final class RuleBookLoader {
  /** Compiled apart: what it decides has nothing to do with who must act. */
  private static final String EVIDENCE = "evidence.drl";

  private final Path rulesDir;
  private final Path confDir;
  private final RuleFiles files;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private final Sources sources;
  private final List<Row> departmentRows = new ArrayList<>();

  RuleBookLoader(Path rulesDir, Path confDir, RuleFiles files) {
    this.rulesDir = rulesDir;
    this.confDir = confDir;
    this.files = files;
    this.sources = new Sources(files, faults);
  }

  LoadResult load() {
    Departments departments = departments();
    Map<String, Row> names =
        CategoryNames.of(table(rulesDir, "categories.csv", CategoryNames.COLUMNS), faults);
    if (names.isEmpty() || departments.all().isEmpty()) {
      // Every row of the other tables would be at fault, and none of them would be the cause.
      return refused();
    }
    Map<String, String> rules = ruleFiles();
    // The longest part, and it needs no table.
    CompletableFuture<RuleCompiler> compiling =
        CompletableFuture.supplyAsync(() -> new RuleCompiler(rules));
    Places places =
        PlacesTable.of(table(confDir, "places.csv", PlacesTable.COLUMNS), departments, faults);
    HashtagRows hashtags = new HashtagRows(names, departments, faults);
    List<HashtagPolicy> policies =
        hashtags.read(table(rulesDir, "hashtags.csv", HashtagRows.COLUMNS));
    PlaceFinder placeFinder = placeFinder(places, departments);
    ClockTables.Read clock =
        new ClockTables(rulesDir, confDir, files, sources, this::table, faults, warnings)
            .read(names.keySet(), places, departments);
    bulkSources(departments);
    Words words = words(names.keySet(), policies);
    Optional<EvidenceRules> evidence = evidence(names);
    doubt(rules, names.keySet(), departments);
    RuleCompiler compiler = compiling.join();
    faults.addAll(compiler.faults());
    unread();
    unreached(policies);
    if (!faults.isEmpty() || evidence.isEmpty()) {
      return refused();
    }
    Categories categories = categories(names, policies);
    String version = files.version();
    Classifier classifier =
        new DroolsClassifier(
            compiler.compiled(), policies, words, categories, departments, placeFinder, version);
    new HashtagTrial(classifier, places, hashtags, faults, warnings).of(policies);
    return faults.isEmpty()
        ? new LoadResult.Loaded(
            new RuleBook(
                departments,
                places,
                categories,
                words,
                classifier,
                clock.calendars(),
                clock.policies(),
                clock.receivers(),
                evidence.get(),
                Owners.general(policies),
                version),
            Fault.sorted(warnings))
        : refused();
  }

  static Departments departments(Path confDir) {
    return new RuleBookLoader(confDir, confDir, RuleFiles.read(confDir, confDir, 1)).departments();
  }

  static List<BulkSource> bulkSources(Path confDir) {
    RuleBookLoader loader =
        new RuleBookLoader(confDir, confDir, RuleFiles.read(confDir, confDir, 1));
    return loader.bulkSources(loader.departments());
  }

  /** A city without other systems needs no table of them. */
  private List<BulkSource> bulkSources(Departments departments) {
    Path path = confDir.resolve(BulkSourceRows.NAME);
    List<Row> rows =
        files.bytes(path).isEmpty() ? List.of() : table(path, BulkSourceRows.COLUMNS, true);
    return BulkSourceRows.of(rows, departments, faults);
  }

  private Departments departments() {
    departmentRows.addAll(table(confDir, "departments.csv", DepartmentsTable.COLUMNS));
    return DepartmentsTable.of(departmentRows, faults);
  }

  private LoadResult refused() {
    return new LoadResult.Refused(Fault.sorted(faults), Fault.sorted(warnings));
  }

  private List<Row> table(Path folder, String name, List<String> columns) {
    return table(folder.resolve(name), columns, false);
  }

  private List<Row> table(Path path, List<String> columns, boolean mayBeEmpty) {
    TableReader reader = new TableReader(path.toString(), columns, mayBeEmpty, faults);
    return sources.read(path).map(reader::read).orElseGet(List::of);
  }

  private PlaceFinder placeFinder(Places places, Departments departments) {
    List<Row> words = table(rulesDir, "place-words.csv", PlaceWordsTable.COLUMNS);
    List<Row> names = table(rulesDir, "place-names.csv", PlaceNamesTable.COLUMNS);
    List<Row> roads = table(rulesDir, "roads.csv", RoadsTable.COLUMNS);
    Gazetteer gazetteer =
        new Gazetteer(PlaceNamesTable.of(names, places, faults), PlaceWordsTable.of(words, faults));
    return new PlaceFinder(places, gazetteer, RoadsTable.of(roads, departments, faults));
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
    WordTable table = new WordTable(rows, Owners.of(policies));
    AlarmRows reader = new AlarmRows(language, categories, emergencies(policies), faults);
    Alarms alarms =
        new Alarms(reader.read(table(rulesDir, "alarms.csv", AlarmRows.COLUMNS)), reader.sayings());
    Map<String, String> vocabulary = reader.vocabulary();
    Set<String> roots = Set.copyOf(vocabulary.values());
    Hearing hearing =
        new Hearing(
            vocabulary,
            word -> {
              String root = language.root(word);
              return language.knows(word) || table.knows(root) || roots.contains(root);
            });
    return new Words(language.with(hearing), table, alarms, files.threshold());
  }

  private static Set<String> emergencies(List<HashtagPolicy> policies) {
    return policies.stream()
        .map(HashtagPolicy::category)
        .filter(Category::emergency)
        .map(Category::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<EvidenceRules> evidence(Map<String, Row> names) {
    String table = rulesDir.resolve("evidence.csv").toString();
    Map<String, EvidenceTerms> terms =
        new EvidenceRows(names, faults)
            .read(table, table(rulesDir, "evidence.csv", EvidenceRows.COLUMNS));
    Path file = rulesDir.resolve(EVIDENCE);
    return sources.read(file).flatMap(text -> new EvidenceTrial(file, faults).of(text, terms));
  }

  private void doubt(Map<String, String> rules, Set<String> categories, Departments departments) {
    Set<String> codes = new HashSet<>(Set.of(Departments.KECAMATAN));
    departments.all().forEach(department -> codes.add(department.code()));
    RuleDoubts doubts = new RuleDoubts(categories, codes, warnings);
    rules.forEach(doubts::read);
  }

  /** A department that no hashtag leads to gets only what an operator gives it. */
  private void unreached(List<HashtagPolicy> policies) {
    Set<String> reached = new HashSet<>();
    policies.forEach(policy -> reached.add(policy.category().department()));
    departmentRows.stream()
        .filter(row -> !reached.contains(row.get("code")))
        .map(row -> row.fault("no hashtag leads to department " + row.get("code")))
        .forEach(warnings::add);
  }

  /** A table under another name than its own has no effect, and nobody would know why. */
  private void unread() {
    sources.unread().stream()
        .filter(file -> file.startsWith(rulesDir))
        .map(file -> new Fault(file.toString(), 0, "is no table by this name: it has no effect"))
        .forEach(warnings::add);
  }

  /** The text of each by its path, in order. */
  private Map<String, String> ruleFiles() {
    Map<String, String> rules = new LinkedHashMap<>();
    files.all().stream()
        .filter(file -> file.toString().endsWith(".drl"))
        .filter(file -> !file.endsWith(EVIDENCE))
        .forEach(file -> sources.read(file).ifPresent(text -> rules.put(file.toString(), text)));
    return rules;
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
}
