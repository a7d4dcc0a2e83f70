package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.place.GeoPoint;
import id.laksa.rulebook.LoadResult;
import id.laksa.rulebook.RuleBook;
import id.laksa.sla.Deadlines;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa rules …}: needs no running engine. */
@Command(name = "rules", description = "Checks and tries the tables and rules.")
final class RulesCommand {
  @ParentCommand private Laksa laksa;

  @Command(name = "check", description = "Prints every fault in rules/ and conf/ by file and line.")
  int check() {
    LoadResult result =
        RuleBook.load(
            Laksa.home().resolve("rules"),
            Laksa.home().resolve("conf"),
            laksa.settings().share("laksa.words.threshold"));
    if (result instanceof LoadResult.Refused refused) {
      refused.faults().forEach(System.out::println);
      return 1;
    }
    RuleBook book = ((LoadResult.Loaded) result).ruleBook();
    long hashtags =
        book.categories().groups().stream()
            .flatMap(group -> group.categories().stream())
            .mapToLong(leaf -> leaf.hashtags().size())
            .sum();
    System.out.printf(
        "The rules are sound: %d hashtags, %d categories, %d departments, version %s.%n",
        hashtags, book.categories().all().size(), book.departments().all().size(), book.version());
    return 0;
  }

  @Command(name = "explain", description = "Says where a text would go, and why.")
  int explain(
      @Parameters(paramLabel = "TEXT") String text,
      @Option(names = "--lat") @Nullable Double lat,
      @Option(names = "--lon") @Nullable Double lon)
      throws IOException {
    if ((lat == null) != (lon == null)) {
      throw new StartupFailure("--lat and --lon go together.");
    }
    RuleBook book = Engine.rules(Laksa.home(), laksa.settings());
    GeoPoint point = lat == null || lon == null ? null : new GeoPoint(lat, lon);
    Decision decision = book.classifier().classify(text, List.of(), point);
    ZoneId zone = laksa.settings().zone();
    Category category = decision.category();
    Deadlines deadlines =
        book.slaPolicies().deadlines(category == null ? null : category.id(), Instant.now());
    ObjectMapper json = JsonMappers.standard();
    ObjectNode shown = json.createObjectNode();
    shown.put("category", category == null ? null : category.id());
    shown.putPOJO("department", decision.department());
    shown.put("priority", decision.priority().name());
    shown.putPOJO("acknowledgeBy", deadlines.acknowledgeBy().atZone(zone).toOffsetDateTime());
    shown.putPOJO("resolveBy", deadlines.resolveBy().atZone(zone).toOffsetDateTime());
    shown.putPOJO("place", decision.place());
    shown.put("note", decision.note());
    shown.putPOJO("explanation", decision.explanation());
    System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(shown));
    return 0;
  }
}
