package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.liveroom.FigureLine.StayFigure;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBooks;
import id.laksa.sla.SlaPolicies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Complaints are added up to lines. */
class FigureSumsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final SlaPolicies POLICIES = RuleBooks.theCitysOwn().slaPolicies();
  private static final FiguresScope MONTH =
      FiguresScope.of(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

  /** Friday 15:00 to Monday 09:00: three hours of an office, 66 of whoever never rests. */
  private static final Instant FRIDAY = Instant.parse("2026-11-20T08:00:00Z");

  private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

  @Test
  void aComplaintCountsForTheLastDepartmentAndAReturnForWhoReturned() {
    FigureSums sums = new FigureSums(MONTH, Grouping.DEPARTMENT, POLICIES, ZONE);
    sums.add(
        complaint(
            "DLH", Status.DISPATCHED, Set.of(Figure.RETURNED, Figure.PASSED_ON), Set.of("DPUPR")));
    sums.add(complaint("DLH", Status.CLOSED, Set.of(Figure.DONE_IN_TIME), Set.of()));
    assertThat(sums.lines()).extracting(FigureLine::key).containsExactly("DLH", "DPUPR");
    FigureLine dlh = sums.lines().get(0);
    assertThat(dlh.received()).isEqualTo(2);
    assertThat(dlh.open()).isEqualTo(1);
    assertThat(dlh.count(Figure.RETURNED)).isZero();
    assertThat(dlh.count(Figure.DONE_IN_TIME)).isEqualTo(1);
    FigureLine dpupr = sums.lines().get(1);
    assertThat(dpupr.received()).isZero();
    assertThat(dpupr.count(Figure.RETURNED)).isEqualTo(1);
    assertThat(dpupr.count(Figure.PASSED_ON)).isEqualTo(1);
    assertThat(sums.total().received()).isEqualTo(2);
    assertThat(sums.total().count(Figure.RETURNED)).isEqualTo(1);
  }

  @Test
  void timeIsCountedByTheCalendarOfWhoHadItAndForHim() {
    FigureSums sums = new FigureSums(MONTH, Grouping.DEPARTMENT, POLICIES, ZONE);
    sums.add(
        new CountedComplaint(
            FRIDAY,
            null,
            course(
                "DLH",
                Status.IN_PROGRESS,
                Set.of(),
                Set.of(),
                null,
                new Stay(Status.TRIAGE, null, FRIDAY, MONDAY),
                new Stay(Status.DISPATCHED, "DPUPR", FRIDAY, MONDAY),
                new Stay(Status.DISPATCHED, "DLH", MONDAY, MONDAY.plusSeconds(600)))));
    assertThat(line(sums, "").stays())
        .containsOnlyKeys(Status.TRIAGE)
        .containsEntry(Status.TRIAGE, new StayFigure(1, 66 * 3_600, 66 * 3_600));
    assertThat(line(sums, "DPUPR").stays())
        .containsEntry(Status.DISPATCHED, new StayFigure(1, 3 * 3_600, 3 * 3_600));
    assertThat(line(sums, "DLH").stays())
        .containsEntry(Status.DISPATCHED, new StayFigure(1, 600, 600));
    assertThat(sums.total().stays().get(Status.DISPATCHED))
        .as("all the time that it stood there")
        .isEqualTo(new StayFigure(1, 11_400, 11_400));
  }

  @Test
  void aScopeLeavesOutTheRestAndMonthsStandInTheirOrder() {
    FiguresScope scope =
        new FiguresScope(MONTH.from(), MONTH.to(), "DPUPR", "jalan-rusak", "Cipondoh");
    FigureSums sums = new FigureSums(scope, Grouping.MONTH, POLICIES, ZONE);
    Course course = course("DPUPR", Status.CLOSED, Set.of(Figure.RATED), Set.of(), 4);
    Place cipondoh = Place.kecamatan("Cipondoh");
    sums.add(new CountedComplaint(Instant.parse("2026-11-30T17:30:00Z"), cipondoh, course));
    sums.add(new CountedComplaint(FRIDAY, cipondoh, course));
    sums.add(new CountedComplaint(FRIDAY, cipondoh, course));
    sums.add(new CountedComplaint(FRIDAY, null, course));
    sums.add(new CountedComplaint(FRIDAY, Place.kecamatan("Benda"), course));
    sums.add(
        new CountedComplaint(
            FRIDAY, cipondoh, course("DLH", Status.CLOSED, Set.of(Figure.RATED), Set.of(), 1)));
    assertThat(sums.lines())
        .extracting(FigureLine::key, FigureLine::received)
        .containsExactly(tuple("2026-11", 2L), tuple("2026-12", 1L));
    assertThat(sums.total().meanRating()).isEqualTo(4);
  }

  @Test
  void aPercentileIsOneOfThemAndNoneOfNoneIsNought() {
    Durations durations = new Durations();
    assertThat(durations.percentile(50)).isZero();
    for (int i = 40; i > 0; i--) {
      durations.add(i);
    }
    assertThat(durations.count()).isEqualTo(40);
    assertThat(durations.percentile(50)).isEqualTo(20);
    assertThat(durations.percentile(90)).isEqualTo(36);
    assertThat(durations.percentile(100)).isEqualTo(40);
    durations.add(Long.MAX_VALUE);
    assertThat(durations.percentile(100)).isEqualTo(Integer.MAX_VALUE);
  }

  private static FigureLine line(FigureSums sums, String key) {
    return sums.lines().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  private static CountedComplaint complaint(
      String department, Status status, Set<Figure> figures, Set<String> by) {
    return new CountedComplaint(FRIDAY, null, course(department, status, figures, by, null));
  }

  private static Course course(
      String department,
      Status status,
      Set<Figure> figures,
      Set<String> by,
      @Nullable Integer rating,
      Stay... stays) {
    return new Course(
        status,
        department,
        "jalan-rusak",
        Priority.NORMAL,
        figures,
        by,
        by,
        rating,
        List.of(stays));
  }
}
