package id.laksa.complaint;

import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaint.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComplaintStateTest {
  private static final Instant SHOWN = Instant.parse("2026-11-24T05:00:00Z");

  @Test
  void howItEndedStaysWhenTheNoteIsErased() {
    Resolution rated = Resolution.shown(SHOWN).confirmed(4);
    State closed = aFloodComplaint().state().noting("Rumah Ibu Siti").resolved(rated);
    assertThat(closed.withoutNote().note()).isNull();
    assertThat(closed.withoutNote().resolution()).isEqualTo(rated);
  }

  @Test
  void whoIsToldLateHasHisWholeTimeFromThen() {
    Instant later = SHOWN.plusSeconds(86_400);
    assertThat(Resolution.shown(SHOWN).told(later)).isEqualTo(Resolution.shown(later));
  }
}
