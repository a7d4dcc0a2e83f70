package id.laksa.complaint;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A status more must be judged in every list that SQL and the indexes hold: here, once, by what the
 * list means.
 */
class StatusListsTest {
  private static final Pattern LIST =
      Pattern.compile("\\(\\s*'[A-Z_]+'(?:\\s*,\\s*'[A-Z_]+')+\\s*\\)");
  private static final Pattern ONE = Pattern.compile("'([A-Z_]+)'");

  private static final Map<String, Predicate<Status>> MEANINGS =
      Map.of(
          "is open", Status::isOpen,
          "is ended", status -> !status.isOpen(),
          "is at its department", Status::isAtDepartment,
          "is at a second department", StatusListsTest::isAtSecondDepartment,
          "a second department's photos are shown",
              status -> isAtSecondDepartment(status) || status == Status.RESOLVED,
          "its department sees its photos",
              status ->
                  status.isAtDepartment() || status == Status.RESOLVED || status == Status.CLOSED,
          "waits in the Live Room's list",
              status -> status == Status.TRIAGE || status == Status.RETURNED,
          "work that was shown", status -> status == Status.RESOLVED || status == Status.CLOSED);

  @Test
  void everyListOfStatusInCodeAndMigrationsHasOneOfTheMeanings() throws IOException {
    List<String> unknown = new ArrayList<>();
    int found = 0;
    for (Path file : files()) {
      Matcher list = LIST.matcher(Files.readString(file));
      while (list.find()) {
        Optional<Set<Status>> statuses = statuses(list.group());
        if (statuses.isPresent()) {
          found++;
          if (MEANINGS.values().stream().noneMatch(one -> all(one).equals(statuses.get()))) {
            unknown.add(file + ": " + list.group());
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void theRecipeNamesEveryClassThatAsksForOneStatusByName() throws IOException {
    String names = String.join("|", Arrays.stream(Status.values()).map(Status::name).toList());
    Pattern asks =
        Pattern.compile(
            "[=!]= Status\\.(%1$s)\\b|(Map|EnumSet)\\.of\\(\\s*Status\\.|status (=|<>) '(%1$s)'"
                .formatted(names));
    Set<String> asking = new TreeSet<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java") && asks.matcher(Files.readString(file)).find()) {
        asking.add(name.replace(".java", ""));
      }
    }
    String recipes = Files.readString(Path.of("docs/recipes.md"));
    String step = recipes.split("\n7\\. \\*\\*Read these", 2)[1].split("\n8\\. ", 2)[0];
    Set<String> named = new TreeSet<>();
    Matcher word = Pattern.compile("`([A-Z][a-z]\\w+)`").matcher(step);
    while (word.find()) {
      named.add(word.group(1));
    }
    named.remove("StatusListsTest");
    assertThat(named).isEqualTo(asking);
  }

  /** A copy never waits for its reporter: the first department asks. */
  private static boolean isAtSecondDepartment(Status status) {
    return status.isAtDepartment() && status != Status.WAITING_FOR_REPORTER;
  }

  private static Set<Status> all(Predicate<Status> meaning) {
    return Arrays.stream(Status.values())
        .filter(meaning)
        .collect(toCollection(() -> EnumSet.noneOf(Status.class)));
  }

  /** Empty for a list of something else, of types of events say. */
  private static Optional<Set<Status>> statuses(String list) {
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    Matcher one = ONE.matcher(list);
    while (one.find()) {
      String name = one.group(1);
      Optional<Status> status =
          Arrays.stream(Status.values()).filter(it -> it.name().equals(name)).findFirst();
      if (status.isEmpty()) {
        return Optional.empty();
      }
      statuses.add(status.get());
    }
    return Optional.of(statuses);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> code = Files.walk(Path.of("src/main/java"));
        Stream<Path> migrations = Files.walk(Path.of("src/main/resources/db/migration"))) {
      return Stream.concat(code, migrations)
          .filter(path -> path.toString().matches(".*\\.(java|sql)"))
          .toList();
    }
  }
}
