package id.laksa.followup;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.followup.FollowUp.Kind;
import id.laksa.followup.FollowUpRefusal.Reason;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.CityTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document's number is published: it carries nothing but a number. */
class DocumentProofTest {
  private final ProofDecider decider =
      new ProofDecider(RuleBooks.theCitysOwn().evidence(), CityTexts.INDONESIAN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3671012345678901",
        "NIK 3671 0123 4567 8901",
        "36.71.01-234567-8901",
        "3671/0101/2345/6789",
        "3671  0123  4567  8901",
        "3671\u00a00123\u00a04567\u00a08901",
        "3671 - 0123 - 4567 - 8901",
        "KK_3_6_7_1_0_1_2_3_4_5_6_7_8_9_0_1"
      })
  void theNumberOfAPersonIsNone(String document) {
    assertThat(refusal("ktp", document).sentence()).startsWith("personal-number: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "470/1234/5678/2026",
        "B/470/1234/DISDUKCAPIL/XI/2026",
        "503.640/234/SK-IMB/DPMPTSP/2026",
        "SK Wali Kota 12 / 2026",
        "7"
      })
  void numbersAsOfficesWriteThemAreTaken(String document) {
    ProofDecider.Decision decision = decide("ktp", document);
    assertThat(decision.refusal()).isNull();
    assertThat(decision.data()).containsEntry("document", document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sudah diserahkan kepada Zulaikha binti Ahmad tanggal 12",
        "Diambil Zulaikha, 12 November",
        "Zulaikha",
        "470/12 (Zulaikha)",
        "0812@zulaikha",
        "470/12: Zulaikha",
        "470\n12",
        "\u0661\u0662\u0663"
      })
  void aSentenceIsNoneWhateverTheCategory(String document) {
    assertThat(refusal("ktp", document).reason()).isEqualTo(Reason.EVIDENCE_REFUSED);
    assertThat(refusal("ktp", document).sentence()).startsWith("document-form: ");
    assertThat(refusal("jalan-rusak", document).sentence()).startsWith("document-form: ");
  }

  @Test
  void itIsOnlySoLong() {
    assertThat(decide("ktp", "a1".repeat(DocumentNumber.LONGEST / 2)).refusal()).isNull();
    assertThat(refusal("ktp", "a1".repeat(DocumentNumber.LONGEST / 2) + "/").sentence())
        .startsWith("document-form: ");
  }

  private FollowUpRefusal refusal(String category, String document) {
    FollowUpRefusal refusal = decide(category, document).refusal();
    assertThat(refusal).describedAs(document).isNotNull();
    return refusal;
  }

  private ProofDecider.Decision decide(String category, String document) {
    FollowUp done = new FollowUp("17", "LKS-…", Kind.RESOLVED, null, List.of(), document);
    return decider.decide(category, done, List.of());
  }
}
