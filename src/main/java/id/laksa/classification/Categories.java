package id.laksa.classification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The category tree: groups, their categories, and the hashtags that mean them. */
public final class Categories {
  private static final double LEAST_TOUCHED = 0.3;
  private final Map<String, Leaf> byId = new LinkedHashMap<>();
  private final List<Group> groups;
  private final Set<String> hashtags = new HashSet<>();

  /** Holds the given leaves; the groups keep the order in which they first appear. */
  public Categories(Collection<Leaf> leaves) {
    Map<String, List<Leaf>> byGroup = new LinkedHashMap<>();
    for (Leaf leaf : leaves) {
      byId.put(leaf.category().id(), leaf);
      hashtags.addAll(leaf.hashtags());
      byGroup.computeIfAbsent(leaf.category().group(), g -> new ArrayList<>()).add(leaf);
    }
    groups = byGroup.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }

  /** The category of an id; empty when there is none. */
  public Optional<Category> byId(String id) {
    return Optional.ofNullable(byId.get(id)).map(Leaf::category);
  }

  /** Every category, in the order of the table. */
  public List<Category> all() {
    return byId.values().stream().map(Leaf::category).toList();
  }

  /**
   * Whether a hashtag means one of the categories.
   *
   * @param hashtag normalised, with {@code #}
   */
  public boolean isKnown(String hashtag) {
    return hashtags.contains(hashtag);
  }

  /** The tree, in the order of the table. */
  public List<Group> groups() {
    return groups;
  }

  /**
   * The privacy a decision asks for: that of its category and of everything else the complaint
   * touches (not what is merely thinkable: a score below {@value #LEAST_TOUCHED}), so that a report
   * of violence stays confidential while an operator decides it, and when another matter in it came
   * first.
   */
  public Privacy privacyOf(Decision decision) {
    List<Category> touched =
        Stream.concat(
                Stream.ofNullable(decision.category()),
                decision.explanation().alternatives().stream()
                    .filter(a -> a.score() >= LEAST_TOUCHED)
                    .flatMap(a -> byId(a.category()).stream()))
            .toList();
    return new Privacy(
        touched.stream().anyMatch(Category::anonymousByDefault),
        touched.stream().anyMatch(Category::confidentialByDefault));
  }

  /**
   * A branch of the tree.
   *
   * @param name kebab-case, unique
   * @param categories at least one
   */
  public record Group(String name, List<Leaf> categories) {
    /** Copies the list. */
    public Group {
      categories = List.copyOf(categories);
    }
  }

  /**
   * A category with its hashtags.
   *
   * @param category never null
   * @param hashtags normalised, with {@code #}, in the order of the table
   */
  public record Leaf(Category category, List<String> hashtags) {
    /** Copies the list. */
    public Leaf {
      hashtags = List.copyOf(hashtags);
    }
  }

  /**
   * What takes effect unless the reporter asks for more.
   *
   * @param anonymous whether the department sees no reporter
   * @param confidential whether the public sees no report
   */
  public record Privacy(boolean anonymous, boolean confidential) {}
}
