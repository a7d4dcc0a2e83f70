package id.laksa.classification.drools;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.department.Department;
import id.laksa.place.GeoPoint;
import id.laksa.place.Whereabouts;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoadOwnersTest {
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();
  private static final GeoPoint CITY_HALL = new GeoPoint(-6.1783, 106.6319);
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#jalanrusak di Jl. Daan Mogot km 21 | EXT_BPJN",
        "#jalanrusak daan mogot arah Jakarta | EXT_BPJN",
        "#jalanberlubang jln. Jend. Sudirman | EXT_BPJN",
        "#trotoar rusak di Jalan K.S. Tubun | EXT_BPJN",
        "#jembatanrusak di jalan raya serang | EXT_BPJN",
        "#jalanrusak JL.BENTENG BETAWI | EXT_BPJN",
        "#jalanrusak Jalan MH Thamrin Cikokol | EXT_PUPR_BANTEN",
        "#jalanrusak Jalan M.H. Thamrin | EXT_PUPR_BANTEN",
        "#jalanrusak depan pasar Jl Raya Ciledug | EXT_PUPR_BANTEN",
        "#jalanrusak di jl KH. Hasyim Ashari | EXT_PUPR_BANTEN",
        "#jalanrusak jln raden patah | EXT_PUPR_BANTEN",
        "#jalanrusak Jl Iskandar Muda | DPUPR",
        "#jalanrusak Jl. Melati | DPUPR",
        "#jalanrusak kata Pak Sudirman | DPUPR",
        "#jalanrusak Gang Sudirman | DPUPR",
        "#jalanrusak dekat Jl. Daan Mogot | DPUPR",
        "#jalanrusak menuju Daan Mogot | DPUPR",
        "#jalanrusak di perumahan Benteng Betawi | DPUPR",
        "#jalanrusak sejak hari merdeka | DPUPR",
        "#jalanrusak pertigaan Daan Mogot dan Raden Fatah | DPUPR",
        "#sampah di Jl. Daan Mogot | DLH",
        "#drainase mampet Jl. Daan Mogot | DPUPR",
        "#pju mati di Jl. Daan Mogot | DISHUB",
        "#kampungterang mati di Jl. Daan Mogot | DISHUB",
        "#lampujalan mati di Jl. Iskandar Muda | DISHUB",
        "#pju mati di gang Melati kel. Cikokol | KEC_TANGERANG",
        "#pju mati RT 03/05 kel. Kreo | KEC_LARANGAN",
        "#pju mati di kel. Kreo | DISHUB",
        "#pju mati di gang Melati | DISHUB",
        "#pju mati Jl. Daan Mogot RT 03/05 kel. Kreo | DISHUB"
      })
  void whoActsIsDecidedByTheRoad(String text, String department) {
    assertThat(departmentOf(decide(text, TODAY))).isEqualTo(department);
  }

  @Test
  void theDecisionNamesTheRoadAndTheRule() {
    Decision decision = decide("Berlubang #jalanrusak di jln daan mogot", TODAY);

    assertThat(decision.category()).extracting(Category::id).isEqualTo("jalan-rusak");
    assertThat(decision.explanation().matched())
        .containsExactly("#jalanrusak", "jl daan mogot (jalan nasional)");
    assertThat(decision.explanation().rule())
        .isEqualTo(
            "tagar #jalanrusak berarti jalan-rusak; kerusakan di jalan nasional atau provinsi"
                + " ditangani penyelenggara jalannya");
    assertThat(decision.explanation().alternatives()).isEmpty();
    assertThat(decision.note()).isNull();
  }

  @Test
  void aLampInALaneIsANeighbourhoodLampAndNobodyElsesMatter() {
    Decision decision =
        BOOK.classifier()
            .decide("#pju mati, gg. Mawar", List.of(), Whereabouts.at(CITY_HALL, null));

    assertThat(departmentOf(decision)).isEqualTo("KEC_TANGERANG");
    assertThat(decision.category()).extracting(Category::id).isEqualTo("pju-lingkungan");
    assertThat(decision.explanation().matched()).containsExactly("#pju", "gg");
    assertThat(decision.explanation().alternatives())
        .containsExactly(new Alternative("pju-utama", "DISHUB", 0.465));
    assertThat(decision.note()).isNull();
  }

  @Test
  void roadsOfSeveralOwnersLeaveItToTheCityAndAreNamed() {
    assertThat(decide("#jalanrusak simpang Daan Mogot dan Raden Fatah", TODAY).note())
        .isEqualTo(
            "Jalan yang disebut: jl daan mogot (jalan nasional), jl raden fatah (jalan provinsi).");
  }

  @ParameterizedTest
  @CsvSource({"2025-12-31, EXT_PUPR_BANTEN", "2026-01-31, EXT_PUPR_BANTEN", "2026-02-01, EXT_BPJN"})
  void theDayOfTheReceiptChoosesTheRow(LocalDate day, String department) {
    assertThat(departmentOf(decide("#jalanrusak Jl. Sudirman", day))).isEqualTo(department);
  }

  @Test
  void withoutADayTheRowWithoutAnEndCounts() {
    assertThat(departmentOf(decide("#jalanrusak Jl. Sudirman", null))).isEqualTo("EXT_BPJN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009-01-01", "2019-05-31"})
  void beforeItsFirstRowNothingIsKnownOfARoad(LocalDate day) {
    assertThat(departmentOf(decide("#jalanrusak Jl. Imam Bonjol", day))).isEqualTo("DPUPR");
  }

  @Test
  void theAddressNamesTheRoadToo() {
    Whereabouts typed = new Whereabouts(CITY_HALL, null, "Jalan Merdeka No. 10", TODAY);

    assertThat(departmentOf(BOOK.classifier().decide("#jalanrusak", List.of(), typed)))
        .isEqualTo("EXT_BPJN");
  }

  private static Decision decide(String text, @Nullable LocalDate day) {
    return BOOK.classifier().decide(text, List.of(), new Whereabouts(null, null, null, day));
  }

  private static String departmentOf(Decision decision) {
    Department department = decision.department();
    return department == null ? "triage" : department.code();
  }
}
