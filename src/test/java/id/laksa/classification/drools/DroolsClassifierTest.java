package id.laksa.classification.drools;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.classification.Priority;
import id.laksa.department.Department;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.CityTexts;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DroolsClassifierTest {
  private static final GeoPoint CITY_HALL = new GeoPoint(-6.1783, 106.6319);
  private static final GeoPoint MONAS = new GeoPoint(-6.1754, 106.8272);
  private final RuleBook ruleBook = RuleBooks.theCitysOwn();

  @Test
  void everyReasonForTriageHasItsWords() {
    assertThat(Reason.values())
        .extracting(Reason::key)
        .allSatisfy(key -> assertThat(CityTexts.INDONESIAN.text(key)).isNotEqualTo(key));
  }

  @Test
  void aHashtagDecidesAndTheDecisionExplainsItself() {
    Decision decision = decide("Jalan berlubang depan SDN 4 #JalanRusak");

    assertThat(decision.category()).extracting(Category::id).isEqualTo("jalan-rusak");
    assertThat(departmentOf(decision)).isEqualTo("DPUPR");
    assertThat(decision.note()).isNull();
    assertThat(decision.explanation().decidedBy()).isEqualTo("rules");
    assertThat(decision.explanation().rule()).isEqualTo("tagar #jalanrusak berarti jalan-rusak");
    assertThat(decision.explanation().matched()).containsExactly("#jalanrusak");
    assertThat(decision.explanation().rulesVersion()).isEqualTo(ruleBook.version());
    assertThat(decision.explanation().alternatives()).isEmpty();
  }

  @Test
  void severalHashtagsOfOneDepartmentAreOneDecisionThatNamesThemAll() {
    Decision decision = decide("#drainase_mampet lalu #jalanrusak dan #jalan_berlubang #drainase");

    assertThat(decision.category()).extracting(Category::id).isEqualTo("jalan-rusak");
    assertThat(decision.explanation().matched())
        .containsExactly("#jalanrusak", "#jalanberlubang", "#drainase");
    assertThat(decision.note()).isNull();
    assertThat(decision.explanation().alternatives())
        .containsExactly(new Alternative("drainase", "DPUPR", 0.465));
  }

  @Test
  void ofSeveralDepartmentsTheHeavierMatterWinsAndTheOthersAreNamed() {
    Decision decision = decide("#macet karena #jalanrusak, juga #sampah");

    assertThat(departmentOf(decision)).isEqualTo("DPUPR");
    assertThat(decision.explanation().matched()).containsExactly("#jalanrusak");
    assertThat(decision.explanation().alternatives())
        .extracting(Alternative::department)
        .containsExactly("DLH", "DISHUB");
    assertThat(decision.note())
        .isEqualTo(
            "Laporan ini juga menyangkut: Dinas Lingkungan Hidup (sampah);"
                + " Dinas Perhubungan (macet).");
  }

  @Test
  void anEmergencyComesFirstWhereverItIsWritten() {
    Decision decision = decide("#jalanrusak #kdrt #banjir #kebakaran");

    assertThat(departmentOf(decision)).isEqualTo("BPBD");
    assertThat(decision.priority()).isEqualTo(Priority.EMERGENCY);
    assertThat(decision.emergency()).isTrue();
  }

  @Test
  void betweenEqualsTheOneWrittenFirstWins() {
    assertThat(departmentOf(decide("#listrikpadam #airmati"))).isEqualTo("EXT_PLN");
    assertThat(departmentOf(decide("#airmati #listrikpadam"))).isEqualTo("EXT_TIRTABENTENG");
  }

  @Test
  void withoutAKnownHashtagAnOperatorDecides() {
    Decision decision = decide("#entahapa tolong", CITY_HALL);

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.department()).isNull();
    assertThat(decision.priority()).isEqualTo(Priority.NORMAL);
    assertThat(decision.place()).extracting(Place::kecamatan).isEqualTo("Tangerang");
    assertThat(decision.explanation().rule()).isEqualTo("tanpa tagar atau kata yang dikenal");
    assertThat(decision.explanation().matched()).isEmpty();
  }

  @Test
  void outsideTheCityAnOperatorDecidesAndSeesTheCandidatesBestFirst() {
    Decision decision = decide("#macet #jalanrusak", MONAS);

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.place()).isNull();
    assertThat(decision.explanation().rule()).isEqualTo("lokasi di luar kota");
    assertThat(decision.explanation().matched()).containsExactly("#macet", "#jalanrusak");
    assertThat(decision.explanation().alternatives())
        .extracting(Alternative::category)
        .containsExactly("jalan-rusak", "macet");
  }

  @Test
  void anEmergencyOutsideTheCityWaitsForAnOperatorAsAnEmergency() {
    Decision decision = decide("#kebakaran", MONAS);

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.priority()).isEqualTo(Priority.EMERGENCY);
    assertThat(decision.emergency()).isTrue();
  }

  @Test
  void aNeighbourhoodMatterGoesToTheKecamatanOfThePlace() {
    Decision decision = decide("#kampungterang padam", CITY_HALL);

    assertThat(departmentOf(decision)).isEqualTo("KEC_TANGERANG");
    assertThat(decision.place()).isNotNull();
  }

  @Test
  void aNeighbourhoodMatterWithoutAPlaceWaitsForAnOperator() {
    Decision decision = decide("#kampungterang padam");

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.explanation().rule())
        .isEqualTo("kecamatan tempat kejadian tidak diketahui");
    assertThat(decision.explanation().alternatives())
        .extracting(Alternative::department)
        .containsExactly("KECAMATAN");
  }

  @Test
  void aNamedKecamatanTakesThePlaceOfAPlace() {
    assertThat(departmentOf(decide("#keccipondoh jalan gelap"))).isEqualTo("KEC_CIPONDOH");

    Decision decision = decide("#kampungterang #keccipondoh");
    assertThat(decision.category()).extracting(Category::id).isEqualTo("pju-lingkungan");
    assertThat(departmentOf(decision)).isEqualTo("KEC_CIPONDOH");
  }

  @Test
  void hashtagsBesideTheTextCountAsThoseInIt() {
    Decision decision = ruleBook.classifier().classify("Tolong", List.of("#jalan-rusak"), null);

    assertThat(departmentOf(decision)).isEqualTo("DPUPR");
  }

  @Test
  void whatIsConfidentialStaysSoWhereAnotherMatterCameFirstAndInTriage() {
    Categories categories = ruleBook.categories();

    assertThat(categories.privacyOf(decide("#kebakaran #kdrt")).confidential()).isTrue();
    assertThat(categories.privacyOf(decide("#kdrt", MONAS)).confidential()).isTrue();
    assertThat(categories.privacyOf(decide("#phk #macet")).anonymous()).isTrue();
    assertThat(categories.privacyOf(decide("#macet")))
        .isEqualTo(new Categories.Privacy(false, false));
  }

  @Test
  void manyThreadsGetTheSameAnswer() {
    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> decide("#macet #jalanrusak", CITY_HALL))
                .distinct())
        .hasSize(1);
  }

  @Test
  void aTextFullOfHashtagsIsDecidedToo() {
    String flood = "#banjir ".repeat(500);
    String noise = IntStream.range(0, 900).mapToObj(i -> "#" + i).reduce("", String::concat);

    assertThat(departmentOf(decide(flood))).isEqualTo("DPUPR");
    assertThat(departmentOf(decide(noise + "#banjir"))).isEqualTo("DPUPR");
  }

  @Test
  void aChosenKelurahanCountsWhereThePointTellsNone() {
    Place kenanga = new Place("Cipondoh", "Kenanga");

    assertThat(departmentOf(decide("#kampungterang", null, kenanga))).isEqualTo("KEC_CIPONDOH");
    assertThat(departmentOf(decide("#kampungterang", MONAS, kenanga))).isEqualTo("KEC_CIPONDOH");
    assertThat(departmentOf(decide("#kampungterang", CITY_HALL, kenanga)))
        .isEqualTo("KEC_TANGERANG");
    assertThat(decide("#jalanrusak", null, kenanga).place()).isEqualTo(kenanga);
  }

  private Decision decide(String text, @Nullable GeoPoint point, Place chosen) {
    return ruleBook.classifier().classify(text, List.of(), point, chosen);
  }

  private Decision decide(String text) {
    return ruleBook.classifier().classify(text, List.of(), null);
  }

  private Decision decide(String text, GeoPoint point) {
    return ruleBook.classifier().classify(text, List.of(), point);
  }

  private static String departmentOf(Decision decision) {
    Department department = decision.department();
    return department == null ? "triage" : department.code();
  }
}
