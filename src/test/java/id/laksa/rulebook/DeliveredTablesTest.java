package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Priority;
import id.laksa.department.Department;
import id.laksa.place.GeoPoint;
import id.laksa.place.Kelurahan;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveredTablesTest {
  private static final GeoPoint CITY_HALL = new GeoPoint(-6.1783, 106.6319);
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();

  static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("rules/hashtags.csv")).stream()
        .filter(line -> !line.startsWith("# "))
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyHashtagGoesWhereItsRowSaysInEverySpelling(List<String> row) {
    String hashtag = row.get(0);
    String owner = row.get(2).equals("KECAMATAN") ? "KEC_TANGERANG" : row.get(2);
    Stream.of(
            hashtag,
            hashtag.toUpperCase(Locale.ROOT),
            hashtag.substring(0, 3) + "_" + hashtag.substring(3),
            "\uff03" + hashtag.substring(1),
            "(" + hashtag + "),\ud83d\udd25" + hashtag + "... #tidakdikenal",
            "Mohon ditindak: " + hashtag + "!")
        .forEach(spelling -> assertGoes(spelling, row, owner));
  }

  private static void assertGoes(String text, List<String> row, String owner) {
    Decision decision = BOOK.classifier().classify(text, List.of(), CITY_HALL);

    Category category = decision.category();
    assertThat(category).isNotNull();
    assertThat(category.id()).isEqualTo(row.get(1));
    assertThat(category.anonymousByDefault()).isEqualTo(row.get(4).startsWith("anonymous"));
    assertThat(category.confidentialByDefault()).isEqualTo(row.get(4).endsWith("confidential"));
    assertThat(category.emergency()).isEqualTo(row.get(3).equals("EMERGENCY"));
    assertThat(decision.priority()).isEqualTo(Priority.valueOf(row.get(3)));
    assertThat(decision.department()).extracting(Department::code).isEqualTo(owner);
    assertThat(decision.explanation().matched()).containsExactly(row.get(0));
  }

  @Test
  void everyDepartmentHasAHashtag() throws IOException {
    Set<String> reached = rows().stream().map(row -> row.get(2)).collect(Collectors.toSet());

    assertThat(reached)
        .containsAll(BOOK.departments().all().stream().map(Department::code).toList());
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(80);
  }

  @Test
  void everyKecamatanReceivesTheMattersOfItsNeighbourhoods() {
    for (Kelurahan kelurahan : BOOK.places().all()) {
      Decision decision =
          BOOK.classifier().classify("#kampungterang", List.of(), kelurahan.centroid());

      assertThat(decision.department())
          .isEqualTo(BOOK.departments().byKecamatan(kelurahan.place().kecamatan()).orElseThrow());
    }
  }

  @Test
  void everyCategoryHasDeadlinesAndSoHasTriage() {
    Instant start = Instant.parse("2026-11-22T09:00:00Z");
    Stream.concat(BOOK.categories().all().stream().map(Category::id), Stream.of((String) null))
        .forEach(
            id -> {
              Policy policy = BOOK.slaPolicies().of(new Matter(id, Priority.NORMAL, null));
              assertThat(policy.acknowledgeBy(start, List.of())).isAfter(start);
              assertThat(policy.resolveBy(start, 1, List.of()))
                  .isAfterOrEqualTo(policy.acknowledgeBy(start, List.of()))
                  .isAfterOrEqualTo(policy.resolveBy(start, 2, List.of()));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "#kdrt, DP3AP2KB, HIGH, confidential",
    "#kekerasananak, DP3AP2KB, HIGH, confidential",
    "#pungli, INSPEKTORAT, HIGH, confidential",
    "#kebakaran, BPBD, EMERGENCY, public",
    "#gawatdarurat, EXT_112, EMERGENCY, public",
    "#ambulans, DINKES, EMERGENCY, public",
    "#begal, EXT_POLRES, EMERGENCY, confidential",
    "#bakarsampah, SATPOLPP, NORMAL, public",
    "#pohontumbang, DISBUDPAR, HIGH, public",
    "#tawon, BPBD, HIGH, public",
    "#jalannasional, EXT_BPJN, NORMAL, public"
  })
  void mattersThatAreEasilyMisplacedAreNot(
      String hashtag, String department, Priority priority, String privacy) {
    Decision decision = BOOK.classifier().classify(hashtag, List.of(), null);

    assertThat(decision.department()).extracting(Department::code).isEqualTo(department);
    assertThat(decision.priority()).isEqualTo(priority);
    assertThat(BOOK.categories().privacyOf(decision).confidential())
        .isEqualTo(privacy.equals("confidential"));
  }

  @Test
  void theTreeHoldsEveryCategoryOnceWithItsHashtags() {
    List<Categories.Leaf> leaves =
        BOOK.categories().groups().stream().flatMap(group -> group.categories().stream()).toList();

    assertThat(leaves).extracting(leaf -> leaf.category().id()).doesNotHaveDuplicates();
    assertThat(leaves).hasSameSizeAs(BOOK.categories().all());
    assertThat(leaves)
        .filteredOn(leaf -> leaf.category().id().equals("jalan-rusak"))
        .flatExtracting(Categories.Leaf::hashtags)
        .contains("#jalanrusak", "#jalanberlubang");
  }

  @Test
  void theSameFilesHaveTheSameVersion() {
    assertThat(BOOK.version()).matches("[0-9a-f]{12}");
    assertThat(RuleBooks.sound(RuleBook.load(Path.of("rules"), Path.of("conf"))).version())
        .isEqualTo(BOOK.version());
  }
}
