package id.laksa.intake.http;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /api/v1/categories}. */
public final class CategoriesEndpoint {
  private final Supplier<Categories> categories;
  private final Answers answers;

  private record Tree(List<Branch> groups) {}

  private record Branch(String id, List<Leaf> categories) {}

  private record Leaf(
      String id,
      String name,
      String nameEn,
      String department,
      String priority,
      boolean anonymousByDefault,
      boolean confidentialByDefault,
      boolean emergency,
      List<String> hashtags) {}

  /** Shows the categories in force. */
  public CategoriesEndpoint(Supplier<Categories> categories, Answers answers) {
    this.categories = categories;
    this.answers = answers;
  }

  /** The tree with its hashtags. */
  public HttpAnswer show() {
    List<Branch> branches =
        categories.get().groups().stream()
            .map(
                group ->
                    new Branch(
                        group.name(),
                        group.categories().stream().map(CategoriesEndpoint::leaf).toList()))
            .toList();
    return answers.json(200, new Tree(branches));
  }

  private static Leaf leaf(Categories.Leaf leaf) {
    Category category = leaf.category();
    return new Leaf(
        category.id(),
        category.name(),
        category.nameEn(),
        category.department(),
        category.priority().name(),
        category.anonymousByDefault(),
        category.confidentialByDefault(),
        category.emergency(),
        leaf.hashtags());
  }
}
