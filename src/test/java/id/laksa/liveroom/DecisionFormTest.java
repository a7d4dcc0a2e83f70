package id.laksa.liveroom;

import static id.laksa.complaint.Complaints.aComplaintInTriage;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Explanation;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.texts.CityTexts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionFormTest {
  @ParameterizedTest
  @CsvSource({"0.18, ''", "0.49, ''", "0.5, sampah", "0.9, sampah"})
  void aGuessIsChosenBeforehandOnlyWhereItIsMoreThanHalfSure(double score, String chosen) {
    Complaint complaint = aComplaintInTriage();
    State state = complaint.state();
    Explanation was = state.explanation();
    Explanation guess =
        new Explanation(
            was.decidedBy(),
            was.rule(),
            was.matched(),
            was.rulesVersion(),
            List.of(new Alternative("sampah", "DLH", score)));
    State guessed =
        new State(
            state.status(),
            state.category(),
            state.department(),
            state.priority(),
            state.round(),
            state.clock(),
            state.note(),
            guess);
    assertThat(DecisionForm.proposing(complaint.at(guessed), CityTexts.INDONESIAN).category())
        .isEqualTo(chosen);
  }
}
