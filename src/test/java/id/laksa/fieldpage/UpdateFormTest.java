package id.laksa.fieldpage;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.TicketNumber;
import id.laksa.followup.FollowUp;
import id.laksa.texts.CityTexts;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateFormTest {
  private static final TicketNumber TICKET = new TicketNumber("LKS-7K3M-Q9TZ-4B2X-HV8D");

  @Test
  void theSameFormOfTheSamePageMakesTheSameUpdate() {
    FollowUp first = saying("ACKNOWLEDGED", "").followUp(TICKET, "nonce");
    assertThat(saying("ACKNOWLEDGED", "").followUp(TICKET, "nonce")).isEqualTo(first);
    assertThat(saying("IN_PROGRESS", "").followUp(TICKET, "nonce").updateId())
        .isNotEqualTo(first.updateId());
    assertThat(saying("ACKNOWLEDGED", "").followUp(TICKET, "other").updateId())
        .isNotEqualTo(first.updateId());
  }

  @Test
  void anUpdateIdFitsWhatDepartmentsMaySend() {
    FollowUp longest = saying("ACKNOWLEDGED", "").followUp(TICKET, "n".repeat(22));
    assertThat(longest.updateId()).hasSizeLessThanOrEqualTo(128).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEEDS_INFO", "RETURNED", "REJECTED"})
  void whatAnotherMustUnderstandNeedsWords(String kind) {
    assertThat(saying(kind, "").wrong(CityTexts.INDONESIAN)).startsWith("Tulis");
    assertThat(saying(kind, "Jalan provinsi").wrong(CityTexts.INDONESIAN)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SELESAI", "acknowledged"})
  void whatIsNoStepIsNotTaken(String kind) {
    assertThat(saying(kind, "x").wrong(CityTexts.INDONESIAN))
        .isEqualTo("Pilih salah satu tindakan.");
  }

  @Test
  void tooMuchIsRefused() {
    assertThat(saying("RESOLVED", "😀".repeat(1_000)).wrong(CityTexts.INDONESIAN)).isNull();
    assertThat(saying("RESOLVED", "😀".repeat(1_001)).wrong(CityTexts.INDONESIAN))
        .contains("1000 huruf");
    assertThat(new UpdateForm("RESOLVED", "", "1\n2", List.of()).wrong(CityTexts.INDONESIAN))
        .contains("huruf, angka");
    assertThat(
            new UpdateForm("RESOLVED", "", "", Collections.nCopies(6, "A"))
                .wrong(CityTexts.INDONESIAN))
        .contains("5 foto");
  }

  @Test
  void onlyAResolutionCarriesProof() {
    UpdateForm form = new UpdateForm("IN_PROGRESS", "", "470/1", List.of("A"));
    assertThat(form.followUp(TICKET, "n").evidence()).isEmpty();
    assertThat(form.followUp(TICKET, "n").document()).isNull();
    UpdateForm done = new UpdateForm("RESOLVED", "", "470/1", List.of("A"));
    assertThat(done.followUp(TICKET, "n").evidence()).containsExactly("A");
    assertThat(done.followUp(TICKET, "n").document()).isEqualTo("470/1");
  }

  private static UpdateForm saying(String kind, String text) {
    return new UpdateForm(kind, text, "", List.of());
  }
}
