package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Categories;
import id.laksa.dev.bench.DecideTexts.Tags;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTablesTest {
  private static final Path RULES = Path.of("rules");
  @TempDir private Path few;
  @TempDir private Path many;

  @Test
  void copiesAreSoundAndDifferOnlyInTheirHashtags() throws IOException {
    DecideTables tables = new DecideTables(RULES);
    tables.copy(50, few);
    tables.copy(500, many);

    RuleBook small = RuleBooks.sound(RuleBook.load(few, Path.of("conf")));
    RuleBook large = RuleBooks.sound(RuleBook.load(many, Path.of("conf")));
    assertThat(hashtags(small)).hasSize(50);
    assertThat(hashtags(large)).hasSize(500).containsAll(hashtags(small));
    assertThat(large.categories().all()).isEqualTo(small.categories().all());
    assertThat(large.words().rows()).isEqualTo(small.words().rows());
  }

  @Test
  void textsAreOfOneLengthAndCarryTheHashtagsAskedFor() {
    RuleBook book = RuleBooks.theCitysOwn();

    assertThat(new DecideTexts(Tags.NONE, book.categories()).next())
        .hasSize(300)
        .doesNotContain("#");
    String known = new DecideTexts(Tags.KNOWN, book.categories()).next();
    assertThat(known).hasSize(300);
    assertThat(hashtags(book)).contains(known.substring(0, known.indexOf(' ')));
    assertThat(new DecideTexts(Tags.FRESH, book.categories()).next()).startsWith("#x1 ");
  }

  private static List<String> hashtags(RuleBook book) {
    return book.categories().groups().stream()
        .flatMap(group -> group.categories().stream())
        .map(Categories.Leaf::hashtags)
        .flatMap(List::stream)
        .toList();
  }
}
