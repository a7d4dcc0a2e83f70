package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.copies.CopyQuestion;
import id.laksa.department.Department;
import id.laksa.place.GeoPoint;
import id.laksa.place.PlaceSource;
import id.laksa.place.Whereabouts;
import id.laksa.rulebook.Fault;
import id.laksa.rulebook.LoadResult;
import id.laksa.rulebook.MissingHolidays;
import id.laksa.rulebook.RuleBook;
import id.laksa.sla.Matter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa rules …}: needs no running engine, but for what is in a ledger. */
@Command(
    name = "rules",
    description = "Checks and tries the tables and rules.",
    subcommands = {RulesReplayCommand.class, RulesExamplesCommand.class})
final class RulesCommand {
  @ParentCommand private Laksa laksa;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      description =
          "a copy of rules/ and conf/ in another folder, to try changes before they count")
  private @Nullable Path copy;

  /** The command line it stands on. */
  Laksa laksa() {
    return laksa;
  }

  /** The folder with {@code rules} and {@code conf}. */
  Path folder() {
    return copy == null ? Laksa.home() : copy;
  }

  @Command(
      name = "check",
      description = {
        "Prints every fault in rules/ and conf/ by file and line, and what looks like a mistake as a"
            + " warning.",
        "A fault keeps the rules from taking effect; a warning doesn't."
      },
      exitCodeList = {"0:the rules are sound", "1:there is a fault", "2:it was not understood"})
  int check() {
    LoadResult result =
        RuleBook.load(
            folder().resolve("rules"),
            folder().resolve("conf"),
            laksa.settings().share("laksa.words.threshold"));
    if (result instanceof LoadResult.Refused refused) {
      refused.faults().forEach(System.out::println);
    }
    result.warnings().forEach(warning -> System.out.println(warning.asWarning()));
    if (result instanceof LoadResult.Refused) {
      return 1;
    }
    RuleBook book = ((LoadResult.Loaded) result).ruleBook();
    MissingHolidays holidays =
        new MissingHolidays(folder().resolve("conf"), InstantSource.system());
    List<Fault> now = holidays.of(book);
    now.forEach(System.out::println);
    if (!now.isEmpty()) {
      return 1;
    }
    Optional<Fault> soon = holidays.soon(book);
    soon.ifPresent(fault -> System.out.println(fault.asWarning()));
    long hashtags =
        book.categories().groups().stream()
            .flatMap(group -> group.categories().stream())
            .mapToLong(leaf -> leaf.hashtags().size())
            .sum();
    System.out.printf(
        "The rules are sound: %d hashtags, %d categories, %d departments, version %s; warnings: %d.%n",
        hashtags,
        book.categories().all().size(),
        book.departments().all().size(),
        book.version(),
        result.warnings().size() + soon.stream().count());
    return 0;
  }

  @Command(name = "explain", description = "Says where a text would go, by when and why, as JSON.")
  int explain(
      @Parameters(paramLabel = "TEXT", description = "a citizen's words, hashtags among them")
          String text,
      @Option(names = "--lat", description = "where it is; together with --lon")
          @Nullable Double lat,
      @Option(names = "--lon", description = "where it is; together with --lat")
          @Nullable Double lon)
      throws IOException {
    if ((lat == null) != (lon == null)) {
      throw new StartupFailure("--lat and --lon go together.");
    }
    RuleBook book = Engine.rules(folder(), laksa.settings());
    GeoPoint point = lat == null || lon == null ? null : new GeoPoint(lat, lon);
    ZoneId zone = laksa.settings().zone();
    Instant now = Instant.now();
    Whereabouts where = new Whereabouts(point, null, null, now.atZone(zone).toLocalDate());
    Decision decision = book.classifier().decide(text, List.of(), where);
    Category category = decision.category();
    SlaClock clock =
        new SlaClocks(book::slaPolicies)
            .started(
                new Matter(
                    category == null ? null : category.id(), decision.priority(), decision.place()),
                now);
    ObjectMapper json = JsonMappers.standard();
    ObjectNode shown = json.createObjectNode();
    shown.put("category", category == null ? null : category.id());
    shown.putPOJO("department", decision.department());
    shown.put("priority", decision.priority().name());
    shown.putPOJO("acknowledgeBy", clock.acknowledgeBy().atZone(zone).toOffsetDateTime());
    shown.putPOJO("resolveBy", clock.resolveBy().atZone(zone).toOffsetDateTime());
    shown.putPOJO("place", decision.place());
    PlaceSource source = decision.placeSource();
    shown.put("placeSource", source == null ? null : source.name().toLowerCase(Locale.ROOT));
    shown.put("note", decision.note());
    shown.putPOJO("explanation", decision.explanation());
    shown.putPOJO("copies", copies(book, decision, LocalTime.from(now.atZone(zone))));
    System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(shown));
    return 0;
  }

  /** Who else would get an order, and why. */
  private static List<Map<String, String>> copies(
      RuleBook book, Decision decision, LocalTime receivedAt) {
    Category category = decision.category();
    Department department = decision.department();
    return category == null || department == null
        ? List.of()
        : book
            .copies()
            .decide(
                CopyQuestion.of(
                    category.id(),
                    department.code(),
                    decision.place(),
                    book.departments(),
                    receivedAt))
            .stream()
            .map(
                copy ->
                    Map.of("department", copy.department(), "why", copy.why(), "rule", copy.rule()))
            .toList();
  }
}
