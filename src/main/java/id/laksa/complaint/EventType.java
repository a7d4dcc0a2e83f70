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
  RESOLVED,
  CONFIRMED,
  REOPENED,
  MERGED,
  DEADLINE_PASSED,
  NOTED;

  /** Whether the department is told, by a work order: of work, or of what the reporter answered. */
  public boolean reachesDepartment() {
    return this == DISPATCHED || this == INFO_GIVEN;
  }

  /** The name used outside: {@code deadline-passed}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The CloudEvents type: {@code id.laksa.complaint.deadline-passed.v1}. */
  public String cloudEventType() {
    return "id.laksa.complaint." + slug() + ".v1";
  }
}
