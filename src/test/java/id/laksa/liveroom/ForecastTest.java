package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.liveroom.FigureLine.StayFigure;
import id.laksa.rulebook.RuleBooks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What will probably be late, by one rule. */
class ForecastTest {
  /** A Monday, nine in the morning; an office has six hours left. */
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  private static final long HOUR = 3_600;
  private static final FigureLine CITY = line("", 20, 2);
  private final Forecast forecast =
      new Forecast(
          CITY,
          List.of(line("DPUPR", Forecast.FEWEST, 3), line("DLH", Forecast.FEWEST - 1, 9)),
          RuleBooks.theCitysOwn().slaPolicies());

  @Test
  void whatNeedsMoreThanIsLeftIsLate() {
    OpenOrder order = order("DPUPR", Status.ACKNOWLEDGED, Duration.ofHours(6));
    List<Forecast.Late> late = forecast.late(List.of(order), NOW);
    assertThat(late).extracting(Forecast.Late::order).containsExactly(order);
    assertThat(late.get(0).left()).as("without the break at noon").isEqualTo(Duration.ofHours(5));
    assertThat(late.get(0).needed()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void onlyWhatStillComesIsNeeded() {
    assertThat(forecast.late(List.of(order("DPUPR", Status.IN_PROGRESS, Duration.ofHours(6))), NOW))
        .isEmpty();
    assertThat(forecast.late(List.of(order("DPUPR", Status.IN_PROGRESS, Duration.ofHours(2))), NOW))
        .hasSize(1);
  }

  @Test
  void whoseMedianSaysNothingIsTakenForTheWholeCity() {
    for (String department : List.of("DLH", "DISHUB")) {
      assertThat(
              forecast.late(
                  List.of(order(department, Status.DISPATCHED, Duration.ofHours(6))), NOW))
          .as(department)
          .singleElement()
          .satisfies(late -> assertThat(late.needed()).isEqualTo(Duration.ofHours(6)));
      assertThat(
              forecast.late(
                  List.of(order(department, Status.ACKNOWLEDGED, Duration.ofHours(6))), NOW))
          .isEmpty();
    }
  }

  @Test
  void whereNothingIsUsualNothingIsForetold() {
    FigureLine nothing = new FigureLine("", 0, 0, Map.of(), 0, Map.of());
    Forecast unknowing = new Forecast(nothing, List.of(), RuleBooks.theCitysOwn().slaPolicies());
    assertThat(
            unknowing.late(List.of(order("DPUPR", Status.DISPATCHED, Duration.ofMinutes(1))), NOW))
        .isEmpty();
  }

  @Test
  void tonightLastsUntilSevenInTheMorningOfTheNextDay() {
    ZoneId zone = ZoneId.of("Asia/Jakarta");
    assertThat(Forecast.morningAfter(NOW, zone)).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(Forecast.morningAfter(Instant.parse("2026-11-23T17:00:00Z"), zone))
        .as("after midnight")
        .isEqualTo("2026-11-25T00:00:00Z");
  }

  private static OpenOrder order(String department, Status status, Duration left) {
    return new OpenOrder(
        "LKS-0000-0000-0000-0000",
        status,
        department,
        "jalan-rusak",
        Priority.NORMAL,
        null,
        NOW.plus(left));
  }

  /** So many complaints stood so many hours in each state of work. */
  private static FigureLine line(String key, long count, long hours) {
    StayFigure stood = new StayFigure(count, hours * HOUR, hours * HOUR);
    return new FigureLine(
        key,
        count,
        0,
        Map.of(),
        0,
        Map.of(
            Status.DISPATCHED,
            stood,
            Status.ACKNOWLEDGED,
            stood,
            Status.IN_PROGRESS,
            stood,
            Status.WAITING_FOR_REPORTER,
            stood));
  }
}
