package id.laksa.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlaTableTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private final SlaTable table =
      new SlaTable(Map.of("banjir", terms("PT1H", "P2D"), SlaTable.TRIAGE, terms("PT2H", "P3D")));

  @Test
  void deadlinesRunFromTheReceiptAsElapsedTime() {
    assertThat(table.deadlines("banjir", START))
        .isEqualTo(
            new Deadlines(
                Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-24T09:00:00Z")));
  }

  @Test
  void inTriageTheOperatorsDeadlineCounts() {
    assertThat(table.deadlines(null, START).acknowledgeBy())
        .isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
  }

  @Test
  void aCategoryThatTheTableHasLostGetsTheOperatorsTerms() {
    assertThat(table.deadlines("macet", START)).isEqualTo(table.deadlines(null, START));
  }

  @Test
  void aTableWithoutTriageIsRefused() {
    assertThatThrownBy(() -> new SlaTable(Map.of())).hasMessageContaining(SlaTable.TRIAGE);
  }

  @Test
  void termsMustBePositiveAndInOrder() {
    assertThatThrownBy(() -> terms("PT0S", "PT1H")).hasMessageContaining("acknowledge");
    assertThatThrownBy(() -> terms("-PT1H", "PT1H")).hasMessageContaining("acknowledge");
    assertThatThrownBy(() -> terms("PT2H", "PT1H")).hasMessageContaining("resolve");
    assertThat(terms("PT1H", "PT1H")).isNotNull();
  }

  private static SlaTable.Terms terms(String acknowledge, String resolve) {
    return new SlaTable.Terms(Duration.parse(acknowledge), Duration.parse(resolve));
  }
}
