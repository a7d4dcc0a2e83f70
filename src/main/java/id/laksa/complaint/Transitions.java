package id.laksa.complaint;

import static id.laksa.complaint.Status.ACKNOWLEDGED;
import static id.laksa.complaint.Status.CLOSED;
import static id.laksa.complaint.Status.DISPATCHED;
import static id.laksa.complaint.Status.IN_PROGRESS;
import static id.laksa.complaint.Status.MERGED;
import static id.laksa.complaint.Status.RECEIVED;
import static id.laksa.complaint.Status.REJECTED;
import static id.laksa.complaint.Status.REOPENED;
import static id.laksa.complaint.Status.RESOLVED;
import static id.laksa.complaint.Status.RETURNED;
import static id.laksa.complaint.Status.TRIAGE;
import static id.laksa.complaint.Status.WAITING_FOR_REPORTER;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of legal transitions: which event leads from which status to which. What isn't in
 * it is illegal.
 */
public final class Transitions {
  private static final Map<EventType, Map<Status, Status>> TABLE = new EnumMap<>(EventType.class);

  static {
    to(RECEIVED, EventType.CLASSIFIED, RECEIVED);
    to(TRIAGE, EventType.TRIAGED, RECEIVED, REOPENED);
    to(DISPATCHED, EventType.DISPATCHED, RECEIVED, TRIAGE, RETURNED, REOPENED);
    to(ACKNOWLEDGED, EventType.ACKNOWLEDGED, DISPATCHED);
    to(IN_PROGRESS, EventType.WORK_STARTED, ACKNOWLEDGED, WAITING_FOR_REPORTER);
    to(WAITING_FOR_REPORTER, EventType.INFO_REQUESTED, ACKNOWLEDGED, IN_PROGRESS);
    to(IN_PROGRESS, EventType.INFO_GIVEN, WAITING_FOR_REPORTER);
    to(WAITING_FOR_REPORTER, EventType.REMINDED, WAITING_FOR_REPORTER);
    to(IN_PROGRESS, EventType.ANSWER_MISSED, WAITING_FOR_REPORTER);
    Status[] atTheDepartment = {DISPATCHED, ACKNOWLEDGED, IN_PROGRESS, WAITING_FOR_REPORTER};
    to(RETURNED, EventType.RETURNED, atTheDepartment);
    to(TRIAGE, EventType.RECALLED, atTheDepartment);
    to(TRIAGE, EventType.REJECTION_PROPOSED, atTheDepartment);
    to(REJECTED, EventType.REJECTED, TRIAGE, RETURNED);
    to(TRIAGE, EventType.RESOLUTION_PROPOSED, atTheDepartment);
    to(RESOLVED, EventType.RESOLVED, IN_PROGRESS, WAITING_FOR_REPORTER, TRIAGE);
    // Also late: what was closed without his word may still be confirmed, and rated.
    to(CLOSED, EventType.CONFIRMED, RESOLVED, CLOSED);
    to(CLOSED, EventType.CLOSED_UNCONFIRMED, RESOLVED);
    to(CLOSED, EventType.RATED, CLOSED);
    to(REOPENED, EventType.REOPENED, RESOLVED, CLOSED);
    Status[] open = Arrays.stream(Status.values()).filter(Status::isOpen).toArray(Status[]::new);
    to(MERGED, EventType.MERGED, open);
    for (Status status : open) {
      to(status, EventType.CLOCK_STOPPED, status);
      to(status, EventType.CLOCK_STARTED, status);
      to(status, EventType.WARNED, status);
      to(status, EventType.DEADLINE_PASSED, status);
      to(status, EventType.ESCALATED, status);
      to(status, EventType.RESCHEDULED, status);
      to(status, EventType.SUPPLEMENTED, status);
    }
    for (Status status : Status.values()) {
      to(status, EventType.NOTED, status);
      to(status, EventType.PHOTO_MISSED, status);
      to(status, EventType.NEWS_MISSED, status);
      to(status, EventType.NEWS_BROUGHT, status);
      to(status, EventType.ERASED, status);
      to(status, EventType.ORDER_WITHDRAWN, status);
      to(status, EventType.ORDER_TAKEN, status);
      to(status, EventType.ORDER_UNDELIVERABLE, status);
      to(status, EventType.COPIED, status);
      to(status, EventType.COPY_ANSWERED, status);
      to(status, EventType.COPY_WARNED, status);
      to(status, EventType.COPY_DEADLINE_PASSED, status);
      to(status, EventType.COPY_ESCALATED, status);
      to(status, EventType.COPY_RESCHEDULED, status);
    }
  }

  private Transitions() {}

  /**
   * The status an event leads to.
   *
   * @return empty when the event is illegal in {@code from}; {@link EventType#RECEIVED} is legal
   *     nowhere, since it begins a complaint
   */
  public static Optional<Status> next(Status from, EventType event) {
    return Optional.ofNullable(TABLE.getOrDefault(event, Map.of()).get(from));
  }

  private static void to(Status to, EventType event, Status... from) {
    Map<Status, Status> edges = TABLE.computeIfAbsent(event, unused -> new EnumMap<>(Status.class));
    for (Status status : from) {
      edges.put(status, to);
    }
  }
}
