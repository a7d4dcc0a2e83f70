package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.copies.CopyDecision;
import id.laksa.copies.CopyQuestion;
import id.laksa.copies.CopyRules;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The question of this table: who else gets an order of his own? */
class CopiesTableTest extends TablesCase {
  private static final String TABLE = "rules/copies.csv";

  @Test
  void asDeliveredNobodyDoes() {
    assertThat(RuleBooks.theCitysOwn().copies().concern("banjir")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "banjir,,,BPBD",
    "banjir,Benda,,BPBD",
    "banjir,Benda/Pajang,,BPBD",
    "banjir,,18:00-06:00,BPBD",
    "banjir,,23:30-23:31,BPBD",
    "banjir,,23:45-23:31,BPBD",
    "banjir,,,KECAMATAN"
  })
  void aRowHoldsWhereAndWhenItSays(String category, String place, String time, String department) {
    CopyRules rules = with(row(category, place, time, department));
    assertThat(rules.concern("banjir")).isTrue();
    assertThat(rules.decide(inPajangAt("23:30")))
        .extracting(CopyDecision::department)
        .containsExactly(department.equals("KECAMATAN") ? "KEC_BENDA" : department);
  }

  @ParameterizedTest
  @CsvSource({
    "jalan-rusak,,,BPBD",
    "banjir,Ciledug,,BPBD",
    "banjir,Benda/Benda,,BPBD",
    "banjir,,06:00-23:30,BPBD",
    "banjir,,23:31-06:00,BPBD",
    "banjir,,,DPUPR"
  })
  void aRowOfAnotherMatterPlaceOrTimeOrOfTheResponsibleDepartmentDoesNot(
      String category, String place, String time, String department) {
    assertThat(with(row(category, place, time, department)).decide(inPajangAt("23:30"))).isEmpty();
  }

  @Test
  void whereThePlaceIsNotKnownOnlyRowsForAnywhereHold() {
    CopyRules rules = with(row("banjir", "Benda", "", "DLH"), row("banjir", "", "", "KECAMATAN"));
    CopyQuestion nowhere = new CopyQuestion("banjir", "DPUPR", null, null, null, LocalTime.NOON);
    assertThat(rules.decide(nowhere)).isEmpty();
  }

  @Test
  void eachDepartmentGetsOneAndTheFirstRowSaysWhy() {
    CopyRules rules =
        with(
            "banjir,Benda,,BPBD,Regu siaga di Benda",
            row("banjir", "", "", "DLH"),
            "banjir,,,BPBD,Regu siaga");
    assertThat(rules.decide(inPajangAt("12:00")))
        .extracting(CopyDecision::department)
        .containsExactly("BPBD", "DLH");
    assertThat(rules.decide(inPajangAt("12:00")).get(0))
        .returns("Regu siaga di Benda", CopyDecision::why)
        .returns("tembusan untuk OPD pada barisnya di copies.csv", CopyDecision::rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bukan,,,BPBD,x | category bukan is not in categories.csv",
        "banjir,Atlantis,,BPBD,x | place must be a kecamatan of places.csv, or Kecamatan/Kelurahan:"
            + " Atlantis",
        "banjir,,malam,BPBD,x | time must be two times of the day like 18:00-06:00, or empty",
        "banjir,,25:00-06:00,BPBD,x | time must be two times of the day like 18:00-06:00, or empty",
        "banjir,,,NIHIL,x | department NIHIL is not in departments.csv",
        "banjir,,,BPBD, | why must say in 1 to 200 characters what for"
      })
  void aRowThatCanNotHoldIsRefused(String row, String sentence) {
    assertRefused(TABLE, row, sentence);
  }

  @Test
  void aRowThatNoRuleSpeaksAboutIsRefused() {
    folders.replace(
        "rules/copies.drl", "CopyRow(kecamatan == null)", "CopyRow(kecamatan == \"nowhere\")");
    assertRefused(TABLE, row("banjir", "", "", "BPBD"), "no rule gives BPBD this copy");
  }

  private static String row(String category, String place, String time, String department) {
    return String.join(
        ",",
        category,
        place == null ? "" : place,
        time == null ? "" : time,
        department,
        "Ikut menangani");
  }

  private CopyRules with(String... rows) {
    for (String row : List.of(rows)) {
      folders.append(TABLE, row);
    }
    LoadResult result = folders.load();
    assertThat(result).isInstanceOf(LoadResult.Loaded.class);
    return ((LoadResult.Loaded) result).ruleBook().copies();
  }

  private static CopyQuestion inPajangAt(String time) {
    return new CopyQuestion(
        "banjir", "DPUPR", "Benda", "Pajang", "KEC_BENDA", LocalTime.parse(time));
  }
}
