package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.Check;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.EvidenceTerms.Proof;
import id.laksa.evidence.Finding;
import id.laksa.evidence.Finding.Result;
import id.laksa.evidence.Judgement;
import id.laksa.evidence.Opinion;
import id.laksa.evidence.Opinion.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTableTest extends TablesCase {
  private static final String TABLE = "rules/evidence.csv";
  private static final EvidenceRules RULES = RuleBooks.theCitysOwn().evidence();

  @Test
  void theNarrowestRowCounts() {
    assertThat(RULES.terms("jalan-rusak").metres()).isEqualTo(300);
    assertThat(RULES.terms("ambulans").metres()).isEqualTo(500);
    assertThat(RULES.terms("pasar").proof()).isEqualTo(Proof.PHOTO);
    assertThat(RULES.terms("ktp").proof()).isEqualTo(Proof.DOCUMENT);
    assertThat(RULES.terms(null)).isEqualTo(RULES.terms("lost-long-ago"));
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void everyFailureIsRefusedWithAReasonOfItsOwnOrLeftToAnOperator(Check check) {
    Finding failed = new Finding(check, Result.FAILED, 1.0, 1.0, "Gagal.");
    List<Opinion> strict = RULES.opinions(RULES.terms("jalan-rusak"), List.of(failed));
    assertThat(strict).hasSize(1);
    assertThat(strict.get(0).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(strict.get(0).reason()).matches("[a-z]+(-[a-z]+)*").isNotEqualTo(check.slug());
    assertThat(strict.get(0).sentence()).startsWith("Gagal. ");
    EvidenceTerms mild = RULES.terms("listrik-padam");
    assertThat(Judgement.of(RULES.opinions(mild, List.of(failed))).outcome())
        .isEqualTo(mild.toOperator().contains(check) ? Outcome.OPERATOR : Outcome.REFUSED);
  }

  @Test
  void theStrictestOpinionCountsAndWhatIsUnknownIsMarked() {
    Finding fine = new Finding(Check.DECODES, Result.PASSED, null, null, "Utuh.");
    Finding silent = new Finding(Check.TAKEN_AFTER, Result.UNKNOWN, null, null, "Tidak ada.");
    Finding far = new Finding(Check.NEAR_PLACE, Result.FAILED, 900.0, 300.0, "Jauh.");
    EvidenceTerms terms = RULES.terms("jalan-rusak");
    assertThat(Judgement.of(RULES.opinions(terms, List.of(fine))).outcome())
        .isEqualTo(Outcome.ACCEPTED);
    assertThat(Judgement.of(RULES.opinions(terms, List.of(fine, silent))).outcome())
        .isEqualTo(Outcome.MARKED);
    Judgement refused = Judgement.of(RULES.opinions(terms, List.of(fine, silent, far)));
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.sentence()).isEqualTo("too-far: Jauh. Ambil foto di lokasi laporan.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "taman-bunga,photo,300,480,20,PT0S,PT10M,6, | taman-bunga is neither a category nor a group"
            + " nor semua",
        "taman,foto,300,480,20,PT0S,PT10M,6, | proof must be photo or document",
        "taman,photo,0,480,20,PT0S,PT10M,6, | metres must be a whole number from 1 to 100000",
        "taman,photo,300,,20,PT0S,PT10M,6, | smallest_edge must be a whole number from 1 to 10000",
        "taman,photo,300,480,-1,PT0S,PT10M,6, | sharpness must be a whole number from 0 to 100000",
        "taman,photo,300,480,20,1 jam,PT10M,6, | earlier must be a time from PT0S to P30D, such as"
            + " PT10M",
        "taman,photo,300,480,20,PT0S,-PT1S,6, | ahead must be a time from PT0S to P30D, such as"
            + " PT10M",
        "taman,photo,300,480,20,PT0S,PT10M,8, | like_bits must be a whole number from 0 to 7",
        "taman,photo,300,480,20,PT0S,PT10M,6,near | to_operator: there is no check near",
        "semua,photo,300,480,20,PT0S,PT10M,6, | semua is there twice"
      })
  void aBrokenRowIsNamedByFileAndLine(String row, String sentence) {
    assertRefused(TABLE, row, sentence);
  }

  @Test
  void withoutARowForAllOthersNothingTakesEffect() {
    folders.write(
        TABLE,
        """
        applies,proof,metres,smallest_edge,sharpness,earlier,ahead,like_bits,to_operator
        ktp,document,,480,20,PT0S,PT10M,6,
        """);
    assertThat(folders.faults()).containsExactly(TABLE + ": has no row for semua");
  }

  @Test
  void aFindingThatNoRuleSpeaksAboutIsAFault() {
    folders.replace("rules/evidence.drl", "check == \"near-place\"", "check == \"near-plaze\"");
    assertThat(folders.faults())
        .containsExactly("rules/evidence.drl: no rule says what follows: near-place failed");
  }

  @Test
  void aRuleThatDoesNotCompileIsNamedByItsLine() {
    folders.replace("rules/evidence.drl", "result == \"passed\"", "reslt == \"passed\"");
    assertThat(folders.faults()).hasSize(1);
    assertThat(folders.faults().get(0)).startsWith("rules/evidence.drl:");
  }
}
