package id.laksa.web.http;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.place.Kelurahan;
import id.laksa.rulebook.RuleBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the form lets choose from: the categories and places in force. */
public final class Choices {
  private final Supplier<RuleBook> rules;

  /** A branch of the tree. */
  public record Group(String name, List<Choice> choices) {}

  /**
   * A category.
   *
   * @param hashtag that means it: the one named like it, or else the first
   * @param words to search by: all its hashtags
   */
  public record Choice(String hashtag, String name, String words) {}

  /** Offers what is in force. */
  public Choices(Supplier<RuleBook> rules) {
    this.rules = rules;
  }

  /** The categories that have a hashtag, by group. */
  public List<Group> categories(PageTexts texts) {
    return rules.get().categories().groups().stream()
        .map(
            group ->
                new Group(
                    texts.or("group." + group.name(), readable(group.name())),
                    group.categories().stream()
                        .filter(leaf -> !leaf.hashtags().isEmpty())
                        .map(leaf -> choice(leaf, texts))
                        .toList()))
        .toList();
  }

  /** The names of the kelurahan by that of their kecamatan. */
  public Map<String, List<String>> places() {
    return rules.get().places().all().stream()
        .map(Kelurahan::place)
        .collect(
            Collectors.groupingBy(
                place -> place.kecamatan(),
                LinkedHashMap::new,
                Collectors.mapping(place -> place.kelurahan(), Collectors.toList())));
  }

  private static Choice choice(Categories.Leaf leaf, PageTexts texts) {
    Category category = leaf.category();
    String words = String.join(" ", leaf.hashtags()).replace("#", "");
    String name = texts.either(category.name(), category.nameEn());
    // Of several the most general one: who reports a theft should not be sent as a mugging.
    String namesake = "#" + category.id().replace("-", "");
    String hashtag = leaf.hashtags().contains(namesake) ? namesake : leaf.hashtags().get(0);
    return new Choice(hashtag, name, words);
  }

  private static String readable(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
  }
}
