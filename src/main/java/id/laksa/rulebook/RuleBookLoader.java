package id.laksa.rulebook;

import static java.util.stream.Collectors.groupingBy;

import id.laksa.channel.Channels;
import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Classifier;
import id.laksa.classification.HashtagPolicy;
import id.laksa.classification.drools.DroolsClassifier;
import id.laksa.complaint.BulkSource;
import id.laksa.copies.CopyRow;
import id.laksa.copies.CopyRules;
import id.laksa.department.Departments;
import id.laksa.department.RouteGrants;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.place.Gazetteer;
import id.laksa.place.PlaceFinder;
import id.laksa.place.Places;
import id.laksa.rulebook.drools.RuleCompiler;
import id.laksa.rulebook.drools.RuleDoubts;
import id.laksa.texts.Messages;
import id.laksa.texts.Texts;
import id.laksa.words.Alarms;
import id.laksa.words.Hearing;
import id.laksa.words.Language;
import id.laksa.words.WordRow;
import id.laksa.words.WordTable;
import id.laksa.words.Words;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** What the schemas of other tables refer to, by the names of these. */
  private final Map<String, Set<String>> known = new HashMap<>();

  RuleBookLoader(Path rulesDir, Path confDir, RuleFiles files) {
    this.rulesDir = rulesDir;
    this.confDir = confDir;
    this.files = files;
    this.sources = new Sources(files, faults);
  }

  LoadResult load() {
    Departments departments = departments();
    Map<String, Row> names = CategoryNames.of(table(rulesDir.resolve("categories.csv")));
    known.put("categories.csv", names.keySet());
    if (names.isEmpty() || departments.all().isEmpty()) {
      // Every row of the other tables would be at fault, and none of them would be the cause.
      return refused();
    }
    Map<String, String> rules = ruleFiles();
    // The longest part, and it needs no table.
    CompletableFuture<RuleCompiler> compiling =
        CompletableFuture.supplyAsync(() -> new RuleCompiler(rules));
    Places places = PlaceRows.of(table(confDir.resolve("places.csv")), departments, faults);
    HashtagRows hashtags = new HashtagRows(names, faults);
    List<HashtagPolicy> policies = hashtags.read(table(rulesDir.resolve("hashtags.csv")));
    PlaceFinder placeFinder = placeFinder(places);
    ClockTables.Read clock =
        new ClockTables(
                rulesDir,
                confDir,
                files,
                sources,
                (folder, name) -> table(folder.resolve(name)),
                faults,
                warnings)
            .read(names.keySet(), places, departments);
    Channels channels = channels();
    bulkSources(departments);
    RouteGrants grants = grants();
    Words words = words(policies);
    Texts texts = texts();
    Optional<EvidenceRules> evidence = evidence(names, texts);
    Optional<CopyRules> copies = copies(places, departments);
    doubt(rules, names.keySet(), departments);
    RuleCompiler compiler = compiling.join();
    faults.addAll(compiler.faults());
    unread();
    unreached(policies);
    if (!faults.isEmpty() || evidence.isEmpty() || copies.isEmpty()) {
      return refused();
    }
    Categories categories = categories(names, policies);
    String version = files.version();
    Classifier classifier =
        new DroolsClassifier(
            compiler.compiled(),
            policies,
            words,
            categories,
            departments,
            placeFinder,
            texts,
            version);
    new HashtagTrial(classifier, places, hashtags, faults, warnings).of(policies);
    return faults.isEmpty()
        ? new LoadResult.Loaded(
            new RuleBook(
                departments,
                channels,
                places,
                categories,
                words,
                classifier,
                clock.calendars(),
                clock.policies(),
                clock.receivers(),
                evidence.get(),
                copies.get(),
                Owners.general(policies),
                grants,
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
    Departments departments = loader.departments();
    loader.channels();
    return loader.bulkSources(departments);
  }

  /** A city that was there before the table has the channels it had. */
  private Channels channels() {
    Path path = confDir.resolve(ChannelRows.NAME);
    Channels channels =
        files.bytes(path).isEmpty() ? Channels.STANDARD : ChannelRows.of(table(path));
    Set<String> codes = new LinkedHashSet<>();
    channels.all().forEach(one -> codes.add(one.channel().code()));
    known.put(ChannelRows.NAME, codes);
    return channels;
  }

  /** A city whose routes speak as nobody needs no table of them. */
  private RouteGrants grants() {
    return new RouteGrants(CityGrantRows.of(tableIfAny(CityGrantRows.NAME), faults));
  }

  /** A city without other systems needs no table of them. */
  private List<BulkSource> bulkSources(Departments departments) {
    return BulkSourceRows.of(tableIfAny(BulkSourceRows.NAME), departments, faults);
  }

  private Departments departments() {
    departmentRows.addAll(table(confDir.resolve(DepartmentRows.NAME)));
    Departments departments = DepartmentRows.of(departmentRows);
    Set<String> codes = new LinkedHashSet<>();
    departments.all().forEach(one -> codes.add(one.code()));
    known.put(DepartmentRows.NAME, codes);
    return departments;
  }

  private LoadResult refused() {
    return new LoadResult.Refused(Fault.sorted(faults), Fault.sorted(warnings));
  }

  private List<Row> table(Path path) {
    TableReader reader = new TableReader(path, known, faults);
    return sources.read(path).map(reader::read).orElseGet(List::of);
  }

  private List<Row> tableIfAny(String name) {
    Path path = confDir.resolve(name);
    return files.bytes(path).isEmpty() ? List.of() : table(path);
  }

  private PlaceFinder placeFinder(Places places) {
    List<Row> words = table(rulesDir.resolve("place-words.csv"));
    List<Row> names = table(rulesDir.resolve("place-names.csv"));
    List<Row> roads = table(rulesDir.resolve("roads.csv"));
    Gazetteer gazetteer =
        new Gazetteer(PlaceNameRows.of(names, places, faults), PlaceWordRows.of(words));
    return new PlaceFinder(places, gazetteer, RoadRows.of(roads, faults));
  }

  private Words words(List<HashtagPolicy> policies) {
    Language language =
        LanguageRows.of(
            table(rulesDir.resolve("spelling.csv")),
            table(rulesDir.resolve("affixes.csv")),
            table(rulesDir.resolve("particles.csv")));
    List<WordRow> rows = new WordRows(language, faults).read(table(rulesDir.resolve("words.csv")));
    WordTable table = new WordTable(rows, Owners.of(policies));
    AlarmRows reader = new AlarmRows(language, emergencies(policies), faults);
    Alarms alarms =
        new Alarms(reader.read(table(rulesDir.resolve("alarms.csv"))), reader.sayings());
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

  /** They are no table: they take effect with the next tables, or at the next start. */
  private Texts texts() {
    try {
      return Messages.load(confDir).indonesian();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      faults.add(new Fault(confDir.toString(), 0, "the texts can't be read: " + e.getMessage()));
      return (key, values) -> key;
    }
  }

  private Optional<EvidenceRules> evidence(Map<String, Row> names, Texts texts) {
    Path table = rulesDir.resolve("evidence.csv");
    Map<String, EvidenceTerms> terms =
        new EvidenceRows(names, faults).read(table.toString(), table(table));
    Path file = rulesDir.resolve(EVIDENCE);
    return sources
        .read(file)
        .flatMap(text -> new EvidenceTrial(file, texts, faults).of(text, terms));
  }

  /** A city of which nobody gets copies needs neither table nor rules. */
  private Optional<CopyRules> copies(Places places, Departments departments) {
    Path table = rulesDir.resolve(CopyRows.NAME);
    CopyRows reader = new CopyRows(places, departments, faults);
    List<CopyRow> rows = files.bytes(table).isEmpty() ? List.of() : reader.read(table(table));
    Path rules = rulesDir.resolve(CopyRows.RULES);
    if (rows.isEmpty() && files.bytes(rules).isEmpty()) {
      return Optional.of(CopyRules.NONE);
    }
    return sources.read(rules).flatMap(text -> reader.rules(rules, text, rows, files.version()));
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
        .filter(file -> !file.endsWith(EVIDENCE) && !file.endsWith(CopyRows.RULES))
        .forEach(file -> sources.read(file).ifPresent(text -> rules.put(file.toString(), text)));
    return rules;
  }

  private static Categories categories(Map<String, Row> names, Collection<HashtagPolicy> policies) {
    Map<String, List<HashtagPolicy>> byCategory =
        policies.stream().collect(groupingBy(policy -> policy.category().id()));
    return new Categories(
        names.keySet().stream()
            .map(id -> leaf(Objects.requireNonNull(byCategory.get(id))))
            .toList());
  }

  private static Categories.Leaf leaf(List<HashtagPolicy> policies) {
    return new Categories.Leaf(
        policies.get(0).category(),
        policies.stream().map(policy -> "#" + policy.hashtag()).toList());
  }
}
