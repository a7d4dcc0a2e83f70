package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.department.Department;
import id.laksa.place.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

/** What holds for every row of the delivered table, however its hashtag is written. */
class HashtagPropertiesTest {
  private static final GeoPoint CITY_HALL = new GeoPoint(-6.1783, 106.6319);
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();

  /** A row of {@code hashtags.csv}. */
  record Row(String hashtag, String category, String department, String priority, int weight) {
    int rank() {
      return List.of("NORMAL", "HIGH", "EMERGENCY").indexOf(priority) * 1_000 + weight;
    }

    String owner() {
      return department.equals("KECAMATAN") ? "KEC_TANGERANG" : department;
    }
  }

  /** A way to write a hashtag: what stands around it, and how its letters are drawn. */
  record Spelling(String before, String sign, long hand, String after) {
    String of(String hashtag) {
      Random drawn = new Random(hand);
      StringBuilder written = new StringBuilder(before).append(sign);
      for (char letter : hashtag.substring(1).toCharArray()) {
        String one = String.valueOf(letter);
        switch (drawn.nextInt(4)) {
          case 0 -> written.append(one.toUpperCase(Locale.ROOT));
          case 1 -> written.append(one).append('_');
          case 2 -> written.append(letter < 0x7f ? (char) (letter + 0xfee0) : letter);
          default -> written.append(one);
        }
      }
      return written.append(after).toString();
    }
  }

  @Property(tries = 40)
  void everyRowDecidesAsItSaysInAnySpelling(@ForAll("spellings") Spelling spelling)
      throws IOException {
    for (Row row : rows()) {
      Decision decision = decide(spelling.of(row.hashtag));

      assertGoes(decision, row);
      assertThat(decision.explanation().matched()).containsExactly(row.hashtag);
    }
  }

  @Property(tries = 500)
  void ofSeveralTheMostUrgentThenTheHeaviestThenTheFirstDecides(
      @ForAll("someRows") @Size(min = 2, max = 6) @UniqueElements List<Row> rows,
      @ForAll("spellings") Spelling spelling) {
    List<String> written = new ArrayList<>(List.of("#tidakdikenal"));
    rows.forEach(row -> written.add(spelling.of(row.hashtag)));

    Decision decision = decide(String.join(" ", written));

    // The first of the greatest: max() of a stream would give the last.
    Row winner =
        rows.stream()
            .sorted(Comparator.comparingInt(Row::rank).reversed())
            .findFirst()
            .orElseThrow();
    // Whose a lamp is depends on the place, and "#d_kp" has a "kp" in it, a kampung.
    Assume.that(!winner.category.startsWith("pju-"));
    assertGoes(decision, winner);
    assertThat(decision.explanation().matched()).contains(winner.hashtag);
  }

  @Property(tries = 500)
  void whateverStandsAroundAHashtagItDecides(
      @ForAll("someRow") Row row, @ForAll("noise") String before, @ForAll("noise") String after) {
    assertGoes(decide(before + " " + row.hashtag + " " + after), row);
  }

  /** No cry for help beside the fire's sign: that is an alarm, whatever the hashtag. */
  @Provide
  Arbitrary<Spelling> spellings() {
    return Combinators.combine(
            Arbitraries.of(
                "", "(", "\"", "lihat ", "\ud83d\udd25", "\u00ab", "-", "/", ",", "\n", "!"),
            Arbitraries.of("#", "##", "\uff03", "\ufe5f", "#_"),
            Arbitraries.longs(),
            Arbitraries.of(
                "", ".", "),", "-nya", "\ud83d\udd25", "...", "/", "'", "\t", "\u00a0", "?!"))
        .as(Spelling::new);
  }

  @Provide
  Arbitrary<Row> someRow() throws IOException {
    return Arbitraries.of(rows());
  }

  @Provide
  Arbitrary<List<Row>> someRows() throws IOException {
    return someRow().list();
  }

  /** Symbols, marks and letters of scripts that no table of this city has words in. */
  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings()
        .withCharRange('\u0300', '\u036f')
        .withCharRange('\u0600', '\u06ff')
        .withCharRange('\u2000', '\u2fff')
        .withCharRange('\u3040', '\u9fff')
        .withCharRange('\ud800', '\udfff')
        .withChars("0123456789.,;:!?()[]{}*+|^$\\/&@_-\u0000")
        .ofMaxLength(200);
  }

  private static void assertGoes(Decision decision, Row row) {
    assertThat(decision.category()).extracting(Category::id).isEqualTo(row.category);
    assertThat(decision.department()).extracting(Department::code).isEqualTo(row.owner());
    assertThat(decision.priority()).hasToString(row.priority);
  }

  private static Decision decide(String text) {
    return BOOK.classifier().classify(text, List.of(), CITY_HALL);
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("rules/hashtags.csv")).stream()
        .filter(line -> !line.startsWith("# "))
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cell -> new Row(cell[0], cell[1], cell[2], cell[3], Integer.parseInt(cell[5])))
        .toList();
  }
}
