package id.laksa.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.PhotoResult.Refused;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.texts.CityTexts;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void aPhotoThatCanBeShownPasses() {
    var facts = new PhotoFacts(null, null, 1, 1);
    var photo =
        new Sanitized(
            new byte[1], PhotoStore.idOf(new byte[1]), 1, 1, facts, "", new PhotoFeatures(0, null));
    assertThat(Finding.decodes(photo, CityTexts.INDONESIAN).result())
        .isEqualTo(Finding.Result.PASSED);
  }

  @Test
  void aRefusedPhotoFailsAndSaysWhy() {
    Finding finding =
        Finding.decodes(new Refused(RefusalReason.TRUNCATED, "Terpotong."), CityTexts.INDONESIAN);
    assertThat(finding)
        .isEqualTo(new Finding(Check.DECODES, Finding.Result.FAILED, null, null, "Terpotong."));
  }

  @Test
  void theReasonsHaveStableNames() {
    assertThat(RefusalReason.values())
        .extracting(RefusalReason::code)
        .containsExactly(
            "too-large",
            "not-an-image",
            "heic",
            "animated",
            "too-many-pixels",
            "truncated",
            "cannot-decode");
  }
}
