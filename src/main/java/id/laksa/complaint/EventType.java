package id.laksa.complaint;

import java.util.Locale;

/** What can happen to a complaint. Each happening is one link in its history. */
public enum EventType {
  RECEIVED,
  CLASSIFIED,
  TRIAGED,
  DISPATCHED,
  ACKNOWLEDGED,
  WORK_STARTED,
  INFO_REQUESTED,
  INFO_GIVEN,
  RETURNED,
  REJECTION_PROPOSED,
  REJECTED,
  RESOLUTION_PROPOSED,
  RESOLVED,
  CONFIRMED,
  CLOSED_UNCONFIRMED,
  RATED,
  REOPENED,
  MERGED,
  CLOCK_STOPPED,
  CLOCK_STARTED,
  REMINDED,
  ANSWER_MISSED,
  WARNED,
  DEADLINE_PASSED,
  ESCALATED,
  RESCHEDULED,
  NOTED,
  SUPPLEMENTED,
  PHOTO_MISSED,
  NEWS_MISSED,
  NEWS_BROUGHT,
  ERASED,
  ORDER_WITHDRAWN,
  ORDER_TAKEN,
  ORDER_UNDELIVERABLE,
  COPIED,
  COPY_ANSWERED,
  COPY_WARNED,
  COPY_DEADLINE_PASSED,
  COPY_ESCALATED,
  COPY_RESCHEDULED,
  RECALLED;

  /**
   * Whether the department is told, by a work order: of work (COPIED: a second one of its own), of
   * what the reporter answered or that he did not, of what he added while the complaint lies with
   * it, and that it must forget him.
   *
   * @param after where the complaint stands after the event
   */
  public boolean reachesDepartment(Status after) {
    return switch (this) {
      case DISPATCHED, INFO_GIVEN, ANSWER_MISSED, COPIED -> true;
      case SUPPLEMENTED, ERASED -> after.isAtDepartment();
      default -> false;
    };
  }

  /** Whether the reporter is told on his own channel, where that is one that can reach him. */
  public boolean reachesReporter() {
    return switch (this) {
      case TRIAGED,
          DISPATCHED,
          ACKNOWLEDGED,
          WORK_STARTED,
          INFO_REQUESTED,
          REMINDED,
          INFO_GIVEN,
          REJECTED,
          RESOLVED,
          CONFIRMED,
          CLOSED_UNCONFIRMED,
          REOPENED,
          MERGED,
          PHOTO_MISSED,
          RECALLED ->
          true;
      default -> false;
    };
  }

  /** The name used outside: {@code deadline-passed}. */
  public String slug() {
    return slug(name());
  }

  /** The CloudEvents type: {@code id.laksa.complaint.deadline-passed.v1}. */
  public String cloudEventType() {
    return cloudEventType(name());
  }

  /**
   * The CloudEvents type of an event by its name, which may be one that only a newer version knows.
   */
  public static String cloudEventType(String name) {
    return "id.laksa.complaint." + slug(name) + ".v1";
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
