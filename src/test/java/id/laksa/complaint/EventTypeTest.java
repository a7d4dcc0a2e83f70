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
            "resolved",
            "confirmed",
            "reopened",
            "merged",
            "deadline-passed",
            "noted");
  }

  @Test
  void aCloudEventIsNamedAfterIt() {
    assertThat(EventType.DEADLINE_PASSED.cloudEventType())
        .isEqualTo("id.laksa.complaint.deadline-passed.v1");
  }

  @Test
  void theDepartmentIsToldOfWorkAndOfAnswersOnly() {
    assertThat(Stream.of(EventType.values()).filter(EventType::reachesDepartment))
        .containsExactly(EventType.DISPATCHED, EventType.INFO_GIVEN);
  }
}
