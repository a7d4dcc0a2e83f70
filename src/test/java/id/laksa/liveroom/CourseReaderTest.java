package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.liveroom.CourseStep.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a history says became of a complaint. */
class CourseReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant ACKNOWLEDGE_BY = MONDAY.plus(Duration.ofHours(4));
  private static final Instant RESOLVE_BY = MONDAY.plus(Duration.ofHours(20));
  private final List<CourseStep> history = new ArrayList<>();
  private Instant now = MONDAY;

  @Test
  void whatIsTakenOnAndDoneByItsDeadlinesIsInTime() {
    dispatched("DPUPR");
    after(1).happened(EventType.ACKNOWLEDGED, Status.ACKNOWLEDGED, "DPUPR");
    after(2).happened(EventType.WORK_STARTED, Status.IN_PROGRESS, "DPUPR");
    after(3).happened(EventType.RESOLVED, Status.RESOLVED, "DPUPR");
    Course course = CourseReader.read(history);
    assertThat(course.figures())
        .containsExactlyInAnyOrder(Figure.TAKEN_ON_IN_TIME, Figure.DONE_IN_TIME);
    assertThat(course.status()).isEqualTo(Status.RESOLVED);
    assertThat(course.stays())
        .containsExactly(
            stay(Status.DISPATCHED, "DPUPR", 0, 1),
            stay(Status.ACKNOWLEDGED, "DPUPR", 1, 3),
            stay(Status.IN_PROGRESS, "DPUPR", 3, 6));
  }

  @Test
  void atTheVeryDeadlineIsInTimeAndASecondLaterIsNot() {
    dispatched("DPUPR");
    now = ACKNOWLEDGE_BY;
    happened(EventType.ACKNOWLEDGED, Status.ACKNOWLEDGED, "DPUPR");
    now = RESOLVE_BY.plusSeconds(1);
    happened(EventType.RESOLVED, Status.RESOLVED, "DPUPR");
    assertThat(figures()).containsExactlyInAnyOrder(Figure.TAKEN_ON_IN_TIME, Figure.DONE_LATE);
  }

  @Test
  void whatPassedIsLateAlsoWhileNobodyHasAnswered() {
    dispatched("DPUPR");
    after(5).passed("ACKNOWLEDGE", Status.DISPATCHED, "DPUPR");
    assertThat(figures()).containsExactly(Figure.TAKEN_ON_LATE);
    after(20).passed("RESOLVE", Status.DISPATCHED, "DPUPR");
    assertThat(figures()).containsExactlyInAnyOrder(Figure.TAKEN_ON_LATE, Figure.DONE_LATE);
  }

  @Test
  void theOperatorsOwnDeadlineIsNoDepartments() {
    received();
    happened(EventType.TRIAGED, Status.TRIAGE, null);
    after(5).passed("ACKNOWLEDGE", Status.TRIAGE, null);
    after(1).happened(EventType.REJECTED, Status.REJECTED, null);
    Course course = CourseReader.read(history);
    assertThat(course.figures()).isEmpty();
    assertThat(course.department()).isNull();
    assertThat(course.stays()).containsExactly(stay(Status.TRIAGE, null, 0, 6));
  }

  @Test
  void whoReturnsItIsRememberedAndTheNextHasATimeOfItsOwn() {
    dispatched("DPUPR");
    after(5).passed("ACKNOWLEDGE", Status.DISPATCHED, "DPUPR");
    after(1).happened(EventType.RETURNED, Status.RETURNED, "DPUPR");
    after(1).happened(EventType.DISPATCHED, Status.DISPATCHED, "DLH");
    Course course = CourseReader.read(history);
    assertThat(course.figures()).containsExactlyInAnyOrder(Figure.RETURNED, Figure.PASSED_ON);
    assertThat(course.returnedBy()).containsExactly("DPUPR");
    assertThat(course.passedOnBy()).containsExactly("DPUPR");
    assertThat(course.department()).isEqualTo("DLH");
    assertThat(course.stays())
        .containsExactly(stay(Status.DISPATCHED, "DPUPR", 0, 6), stay(Status.RETURNED, null, 6, 7));
    assertThat(course.counts(Figure.RETURNED, "DPUPR")).isTrue();
    assertThat(course.counts(Figure.RETURNED, "DLH")).isFalse();
    assertThat(course.counts(Figure.RETURNED, null)).isTrue();
    assertThat(course.isOf("DLH")).isTrue();
  }

  @Test
  void whatAnOperatorReassignsIsPassedOnAndNotReturned() {
    dispatched("DPUPR");
    after(1).happened(EventType.ACKNOWLEDGED, Status.ACKNOWLEDGED, "DPUPR");
    after(1).happened(EventType.RECALLED, Status.TRIAGE, null);
    assertThat(figures()).as("it has no order").isEmpty();
    happened(EventType.DISPATCHED, Status.DISPATCHED, "DLH");
    assertThat(figures()).containsExactly(Figure.PASSED_ON);
  }

  @Test
  void whoGetsItBackAfterAReturnHasNotPassedItOn() {
    dispatched("DPUPR");
    after(1).happened(EventType.RETURNED, Status.RETURNED, "DPUPR");
    after(1).happened(EventType.DISPATCHED, Status.DISPATCHED, "DPUPR");
    assertThat(figures()).containsExactly(Figure.RETURNED);
  }

  @Test
  void whatIsReopenedIsToBeTakenOnAndDoneAnew() {
    dispatched("DPUPR");
    after(1).happened(EventType.ACKNOWLEDGED, Status.ACKNOWLEDGED, "DPUPR");
    after(20).happened(EventType.RESOLVED, Status.RESOLVED, "DPUPR");
    after(1).happened(EventType.CLOSED_UNCONFIRMED, Status.CLOSED, "DPUPR");
    assertThat(figures())
        .containsExactlyInAnyOrder(Figure.TAKEN_ON_IN_TIME, Figure.DONE_LATE, Figure.UNCONFIRMED);
    after(1).happened(EventType.REOPENED, Status.REOPENED, "DPUPR");
    happened(EventType.DISPATCHED, Status.DISPATCHED, "DPUPR");
    assertThat(figures()).containsExactly(Figure.REOPENED);
  }

  @Test
  void whatIsRejectedWasNotToBeDone() {
    dispatched("DPUPR");
    after(21).passed("RESOLVE", Status.DISPATCHED, "DPUPR");
    after(1).happened(EventType.REJECTION_PROPOSED, Status.TRIAGE, "DPUPR");
    after(1).happened(EventType.REJECTED, Status.REJECTED, "DPUPR");
    assertThat(figures()).doesNotContain(Figure.DONE_LATE);
  }

  @Test
  void theLastRatingCountsAndALateConfirmationTakesBackTheSilence() {
    dispatched("DPUPR");
    after(1).happened(EventType.RESOLVED, Status.RESOLVED, "DPUPR");
    after(1).happened(EventType.CLOSED_UNCONFIRMED, Status.CLOSED, "DPUPR");
    after(1).rated(EventType.CONFIRMED, 4);
    after(1).rated(EventType.RATED, 2);
    Course course = CourseReader.read(history);
    assertThat(course.rating()).isEqualTo(2);
    assertThat(course.figures()).contains(Figure.RATED).doesNotContain(Figure.UNCONFIRMED);
  }

  @Test
  void whoTellsTheNewestNewsHasToldWhatWasMissedBefore() {
    dispatched("DPUPR");
    news(EventType.NEWS_MISSED, "dispatched");
    news(EventType.NEWS_MISSED, "acknowledged");
    assertThat(figures()).contains(Figure.UNTOLD);
    news(EventType.NEWS_BROUGHT, "dispatched");
    assertThat(figures()).as("the newer one is still missed").contains(Figure.UNTOLD);
    news(EventType.NEWS_BROUGHT, "acknowledged");
    assertThat(figures()).doesNotContain(Figure.UNTOLD);
  }

  private Set<Figure> figures() {
    return CourseReader.read(history).figures();
  }

  private CourseReaderTest after(int hours) {
    now = now.plus(Duration.ofHours(hours));
    return this;
  }

  private void received() {
    history.add(new CourseStep(EventType.RECEIVED, now, Status.RECEIVED, null, null, null, null));
  }

  private void dispatched(String department) {
    received();
    happened(EventType.DISPATCHED, Status.DISPATCHED, department);
  }

  private void happened(EventType type, Status status, @Nullable String department) {
    history.add(new CourseStep(type, now, status, standing(department), null, null, null));
  }

  private void passed(String kind, Status status, @Nullable String department) {
    history.add(
        new CourseStep(
            EventType.DEADLINE_PASSED, now, status, standing(department), kind, null, null));
  }

  private void rated(EventType type, int rating) {
    history.add(new CourseStep(type, now, Status.CLOSED, standing("DPUPR"), null, rating, null));
  }

  private void news(EventType type, String news) {
    history.add(new CourseStep(type, now, Status.DISPATCHED, standing("DPUPR"), null, null, news));
  }

  private static Standing standing(@Nullable String department) {
    return new Standing("jalan-rusak", department, Priority.NORMAL, ACKNOWLEDGE_BY, RESOLVE_BY);
  }

  private static Stay stay(Status status, @Nullable String department, int from, int to) {
    return new Stay(
        status, department, MONDAY.plus(Duration.ofHours(from)), MONDAY.plus(Duration.ofHours(to)));
  }
}
