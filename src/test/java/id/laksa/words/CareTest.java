package id.laksa.words;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Categories;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.classification.Priority;
import id.laksa.department.Department;
import id.laksa.place.GeoPoint;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What must not wait or be shown around is recognised by words, and not seen where it isn't. */
class CareTest {
  private static final GeoPoint MONAS = new GeoPoint(-6.1754, 106.8272);
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();

  @ParameterizedTest
  @CsvFileSource(resources = "/words/care.csv", delimiter = '|', numLinesToSkip = 1)
  void anAlarmSoundsWhereItShouldAndNowhereElse(String text, String category) {
    List<String> sounding = BOOK.words().read(text).alarms().stream().map(Alarm::category).toList();

    if (category.equals("-")) {
      assertThat(sounding).isEmpty();
    } else {
      assertThat(sounding).contains(category);
    }
  }

  @Test
  void aFireWithoutHashtagIsAnEmergency() {
    Decision decision = decide("Tolong, rumah tetangga kami terbakar");

    assertThat(departmentOf(decision)).isEqualTo("BPBD");
    assertThat(decision.priority()).isEqualTo(Priority.EMERGENCY);
    assertThat(decision.emergency()).isTrue();
    assertThat(decision.explanation().decidedBy()).isEqualTo("rules");
    assertThat(decision.explanation().matched()).contains("rumah", "terbakar");
  }

  @Test
  void aFireComesBeforeTheHashtagOfSomethingLessUrgent() {
    Decision decision = decide("#sampah gudang rongsokan terbakar, api membesar ke rumah");

    assertThat(departmentOf(decision)).isEqualTo("BPBD");
    assertThat(decision.note()).contains("Dinas Lingkungan Hidup (sampah)");
  }

  @Test
  void violenceGoesToItsOwnDepartmentAloneAndConfidentially() {
    Decision decision = decide("#sekolah guru memukul anak saya");

    assertThat(departmentOf(decision)).isEqualTo("DP3AP2KB");
    assertThat(BOOK.categories().privacyOf(decision).confidential()).isTrue();
  }

  @Test
  void graftGoesToTheInspectorateConfidentially() {
    Decision decision = decide("Oknum kelurahan minta uang untuk mengurus KTP");

    assertThat(departmentOf(decision)).isEqualTo("INSPEKTORAT");
    assertThat(BOOK.categories().privacyOf(decision).confidential()).isTrue();
  }

  @Test
  void graftThatNamesNobodyWaitsForAnOperatorConfidentially() {
    Decision decision = decide("Banyak pungli di sini, mohon ditertibkan");

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.explanation().rule())
        .isEqualTo("ada tanda bahaya atau perkara peka yang belum pasti");
    assertThat(decision.explanation().alternatives().get(0).category()).isEqualTo("pungli");
    assertThat(BOOK.categories().privacyOf(decision).confidential()).isTrue();
  }

  @Test
  void aSignOfDangerAmidSomethingElseWaitsForAnOperatorAsAnEmergency() {
    Decision decision =
        decide(
            "Mohon pemangkasan pohon trembesi, ranting dan dahan pohon rimbun, akar pohon merusak."
                + " Dahan pohon menimpa mobil warga.");

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.emergency()).isTrue();
    assertThat(decision.explanation().rule())
        .isEqualTo("ada tanda bahaya atau perkara peka yang belum pasti");
    assertThat(decision.explanation().alternatives())
        .extracting(Alternative::category)
        .startsWith("bencana")
        .contains("pohon-rimbun");
  }

  @Test
  void anEmergencyHashtagIsFollowedWhateverTheWordsSay() {
    Decision decision =
        decide("#kebakaran api muncul di dapur rumah, jalan berlubang aspal rusak jalan rusak");

    assertThat(departmentOf(decision)).isEqualTo("BPBD");
  }

  @Test
  void anEmergencyInWordsOutsideTheCityWaitsForAnOperatorAsAnEmergency() {
    Decision decision = BOOK.classifier().classify("Kebakaran di gudang, tolong", List.of(), MONAS);

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.emergency()).isTrue();
  }

  @Test
  void whatIsMerelyThinkableMakesNothingConfidential() {
    assertThat(BOOK.categories().privacyOf(decide("Jalan depan pasar berlubang besar")))
        .isEqualTo(new Categories.Privacy(false, false));
  }

  private static Decision decide(String text) {
    return BOOK.classifier().classify(text, List.of(), null);
  }

  private static String departmentOf(Decision decision) {
    Department department = decision.department();
    return department == null ? "TRIAGE" : department.code();
  }
}
