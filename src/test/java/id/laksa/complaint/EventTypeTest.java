package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypeTest {
  @Test
  void theNamesUsedOutsideNeverChange() {
    assertThat(Stream.of(EventType.values()).map(EventType::slug))
        .containsExactly(
            "received",
            "classified",
            "triaged",
            "dispatched",
            "acknowledged",
            "work-started",
            "info-requested",
            "info-given",
            "returned",
            "rejection-proposed",
            "rejected",
            "resolution-proposed",
            "resolved",
            "confirmed",
            "closed-unconfirmed",
            "rated",
            "reopened",
            "merged",
            "clock-stopped",
            "clock-started",
            "reminded",
            "answer-missed",
            "warned",
            "deadline-passed",
            "escalated",
            "rescheduled",
            "noted",
            "supplemented",
            "photo-missed",
            "news-missed",
            "news-brought",
            "erased",
            "order-withdrawn",
            "order-taken",
            "order-undeliverable",
            "copied",
            "copy-answered",
            "copy-warned",
            "copy-deadline-passed",
            "copy-escalated",
            "copy-rescheduled",
            "recalled");
  }

  @Test
  void aCloudEventIsNamedAfterIt() {
    assertThat(EventType.DEADLINE_PASSED.cloudEventType())
        .isEqualTo("id.laksa.complaint.deadline-passed.v1");
  }

  @Test
  void theDepartmentIsToldOfWorkAndOfAnswersOnly() {
    assertThat(Stream.of(EventType.values()).filter(type -> type.reachesDepartment(Status.TRIAGE)))
        .containsExactly(
            EventType.DISPATCHED, EventType.INFO_GIVEN, EventType.ANSWER_MISSED, EventType.COPIED);
  }

  @Test
  void theDepartmentIsToldOfWhatTheReporterAddsWhileItHasTheComplaint() {
    assertThat(Stream.of(Status.values()).filter(EventType.SUPPLEMENTED::reachesDepartment))
        .containsExactly(
            Status.DISPATCHED,
            Status.ACKNOWLEDGED,
            Status.IN_PROGRESS,
            Status.WAITING_FOR_REPORTER);
  }

  @Test
  void theReporterIsNotToldOfStepsWithinTheCityNorOfWhatHeJustAdded() {
    assertThat(Stream.of(EventType.values()).filter(type -> !type.reachesReporter()))
        .containsExactly(
            EventType.RECEIVED,
            EventType.CLASSIFIED,
            EventType.RETURNED,
            EventType.REJECTION_PROPOSED,
            EventType.RESOLUTION_PROPOSED,
            EventType.RATED,
            EventType.CLOCK_STOPPED,
            EventType.CLOCK_STARTED,
            EventType.ANSWER_MISSED,
            EventType.WARNED,
            EventType.DEADLINE_PASSED,
            EventType.ESCALATED,
            EventType.RESCHEDULED,
            EventType.NOTED,
            EventType.SUPPLEMENTED,
            EventType.NEWS_MISSED,
            EventType.NEWS_BROUGHT,
            EventType.ERASED,
            EventType.ORDER_WITHDRAWN,
            EventType.ORDER_TAKEN,
            EventType.ORDER_UNDELIVERABLE,
            EventType.COPIED,
            EventType.COPY_ANSWERED,
            EventType.COPY_WARNED,
            EventType.COPY_DEADLINE_PASSED,
            EventType.COPY_ESCALATED,
            EventType.COPY_RESCHEDULED);
  }
}
