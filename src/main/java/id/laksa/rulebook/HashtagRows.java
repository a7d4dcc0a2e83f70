package id.laksa.rulebook;

import id.laksa.classification.Category;
import id.laksa.classification.HashtagPolicy;
import id.laksa.classification.Hashtags;
import id.laksa.classification.Priority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code rules/hashtags.csv}. */
final class HashtagRows {
  /** What must be the same on every row of a category. */
  private static final List<String> OF_THE_CATEGORY = List.of("department", "priority", "privacy");

  private static final Pattern NORMALISED = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]{2,60}");

  private final Map<String, Row> names;
  private final Collection<Fault> faults;
  private final Map<String, Row> firstOfHashtag = new HashMap<>();
  private final Map<String, Row> firstOfCategory = new HashMap<>();
  private final Set<String> mentioned = new HashSet<>();

  /**
   * Prepares one reading.
   *
   * @param names the rows of {@code categories.csv} by category id
   */
  HashtagRows(Map<String, Row> names, Collection<Fault> faults) {
    this.names = names;
    this.faults = faults;
  }

  /** The sound rows, in their order; a category without one is a fault too. */
  List<HashtagPolicy> read(List<Row> rows) {
    List<HashtagPolicy> policies = rows.stream().flatMap(row -> policy(row).stream()).toList();
    names.forEach(
        (id, row) -> {
          if (!rows.isEmpty() && !mentioned.contains(id)) {
            faults.add(row.fault("category " + id + " has no hashtag in hashtags.csv"));
          }
        });
    return policies;
  }

  /**
   * The row of a hashtag that was read.
   *
   * @param hashtag normalised, without {@code #}
   */
  Row row(String hashtag) {
    return Objects.requireNonNull(firstOfHashtag.get(hashtag), hashtag);
  }

  private Optional<HashtagPolicy> policy(Row row) {
    String hashtag = Hashtags.normalise(row.get("hashtag"));
    String id = row.get("category");
    // A row that is wrong elsewhere still shows that its category has a hashtag.
    mentioned.add(id);
    List<String> wrong = new ArrayList<>();
    boolean named = NORMALISED.matcher(hashtag).matches();
    if (row.sound() && !named) {
      wrong.add("hashtag must be # and 2 to 60 letters and digits");
    }
    boolean cellsAreSound = row.sound() && named;
    duplicate(row, hashtag).ifPresent(wrong::add);
    if (cellsAreSound) {
      // A row that is wrong elsewhere is no measure for the others of its category.
      wrong.addAll(contradictions(row));
    }
    wrong.forEach(sentence -> faults.add(row.fault(sentence)));
    return row.sound() && wrong.isEmpty()
        ? Optional.of(new HashtagPolicy(hashtag, category(row), row.whole("weight")))
        : Optional.empty();
  }

  private Optional<String> duplicate(Row row, String hashtag) {
    return Optional.ofNullable(firstOfHashtag.putIfAbsent(hashtag, row))
        .map(
            first ->
                "#"
                    + hashtag
                    + " is there already, on line "
                    + first.line()
                    + ": this row would never count; delete one of them");
  }

  private List<String> contradictions(Row row) {
    Row first = firstOfCategory.computeIfAbsent(row.get("category"), id -> row);
    return OF_THE_CATEGORY.stream()
        .filter(column -> !row.get(column).equals(first.get(column)))
        .map(
            column ->
                "%s of category %s is %s here but %s on line %d"
                    .formatted(
                        column,
                        row.get("category"),
                        row.get(column),
                        first.get(column),
                        first.line()))
        .toList();
  }

  private Category category(Row row) {
    // The table's schema takes no category that has no name.
    Row name = Objects.requireNonNull(names.get(row.get("category")));
    Priority priority = Priority.valueOf(row.get("priority"));
    return new Category(
        row.get("category"),
        name.get("group"),
        name.get("name"),
        name.get("name_en"),
        row.get("department"),
        priority,
        row.get("privacy").contains("anonymous"),
        row.get("privacy").contains("confidential"),
        priority == Priority.EMERGENCY);
  }
}
