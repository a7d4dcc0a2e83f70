package id.laksa.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.calendar.Budget;
import id.laksa.calendar.CityCalendar;
import id.laksa.classification.Priority;
import id.laksa.place.Place;
import id.laksa.sla.SlaTable.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlaTableTest {
  private static final Place CIKOKOL = new Place("Tangerang", "Cikokol");
  private static final Policy FLOOD = policy("PT4H");
  private static final Policy URGENT = policy("PT3H");
  private static final Policy IN_TANGERANG = policy("PT2H");
  private static final Policy IN_CIKOKOL = policy("PT1H");
  private static final Policy OPERATORS = policy("P3D");
  private static final Policy REPORTERS = policy("P30D");
  private final SlaTable table =
      new SlaTable(
          Map.of(
              "banjir",
              List.of(
                  new Row(null, null, FLOOD),
                  new Row(Priority.EMERGENCY, null, URGENT),
                  new Row(null, Place.kecamatan("Tangerang"), IN_TANGERANG),
                  new Row(null, CIKOKOL, IN_CIKOKOL)),
              SlaTable.TRIAGE,
              List.of(new Row(null, null, OPERATORS)),
              SlaTable.REPORTER,
              List.of(new Row(null, null, REPORTERS))),
          "5f70bf18a086");

  @Test
  void theRowThatSaysMoreCounts() {
    assertThat(policy(Priority.HIGH, null)).isSameAs(FLOOD);
    assertThat(policy(Priority.EMERGENCY, null)).isSameAs(URGENT);
    assertThat(policy(Priority.EMERGENCY, Place.kecamatan("Benda"))).isSameAs(URGENT);
    assertThat(policy(Priority.EMERGENCY, Place.kecamatan("Tangerang"))).isSameAs(IN_TANGERANG);
    assertThat(policy(Priority.HIGH, CIKOKOL)).isSameAs(IN_CIKOKOL);
  }

  @Test
  void inTriageAndForACategoryThatTheTableHasLostTheOperatorsPolicyCounts() {
    assertThat(table.of(new Matter(null, Priority.NORMAL, null))).isSameAs(OPERATORS);
    assertThat(table.of(new Matter("macet", Priority.NORMAL, null))).isSameAs(OPERATORS);
    assertThat(table.reporters()).isSameAs(REPORTERS);
  }

  @Test
  void theOperatorsRowsAreNarrowedTooWhateverTheCategory() {
    SlaTable narrowed =
        new SlaTable(
            Map.of(
                SlaTable.TRIAGE,
                List.of(new Row(null, null, OPERATORS), new Row(Priority.HIGH, null, URGENT)),
                SlaTable.REPORTER,
                List.of(new Row(null, null, REPORTERS)),
                "banjir",
                List.of(new Row(null, null, FLOOD))),
            "v");
    assertThat(narrowed.of(new Matter("banjir", Priority.HIGH, null).undecided())).isSameAs(URGENT);
    assertThat(narrowed.of(new Matter("banjir", Priority.NORMAL, null).undecided()))
        .isSameAs(OPERATORS);
  }

  @Test
  void aFurtherRoundHasItsOwnTime() {
    Instant start = Instant.parse("2026-11-22T09:00:00Z");
    Policy policy = policy("PT4H");
    assertThat(policy.resolveBy(start, 1, List.of())).isEqualTo("2026-11-22T13:00:00Z");
    assertThat(policy.resolveBy(start, 2, List.of())).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void aTableWithoutAGeneralRowIsRefused() {
    assertThatThrownBy(() -> new SlaTable(Map.of(), "")).hasMessageContaining(SlaTable.TRIAGE);
    List<Row> narrow = List.of(new Row(Priority.HIGH, null, FLOOD));
    List<Row> general = List.of(new Row(null, null, FLOOD));
    assertThatThrownBy(() -> new SlaTable(Map.of(SlaTable.TRIAGE, general), ""))
        .hasMessageContaining(SlaTable.REPORTER);
    Map<String, List<Row>> rows = Map.of(SlaTable.TRIAGE, narrow, SlaTable.REPORTER, general);
    assertThatThrownBy(() -> new SlaTable(rows, "")).hasMessageContaining("general");
  }

  private Policy policy(Priority priority, @Nullable Place place) {
    return table.of(new Matter("banjir", priority, place));
  }

  private static Policy policy(String resolve) {
    return new Policy(
        CityCalendar.always(ZoneOffset.UTC),
        Budget.parse("PT30M"),
        Budget.parse(resolve),
        Budget.parse("PT1H"),
        List.of(),
        EscalationLadder.NONE);
  }
}
