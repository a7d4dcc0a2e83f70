package id.laksa.complaint;

/** Where a complaint stands. {@link Transitions} says how it gets from one to the next. */
public enum Status {
  RECEIVED,
  TRIAGE,
  DISPATCHED,
  ACKNOWLEDGED,
  IN_PROGRESS,
  WAITING_FOR_REPORTER,
  RESOLVED,
  CLOSED,
  RETURNED,
  REJECTED,
  REOPENED,
  MERGED;

  /** Whether somebody in the city still owes an answer; the clock runs or is paused. */
  public boolean isOpen() {
    return switch (this) {
      case RECEIVED,
          TRIAGE,
          DISPATCHED,
          ACKNOWLEDGED,
          IN_PROGRESS,
          WAITING_FOR_REPORTER,
          RETURNED,
          REOPENED ->
          true;
      case RESOLVED, CLOSED, REJECTED, MERGED -> false;
    };
  }

  /** Whether a department has it. */
  public boolean isAtDepartment() {
    return switch (this) {
      case DISPATCHED, ACKNOWLEDGED, IN_PROGRESS, WAITING_FOR_REPORTER -> true;
      case RECEIVED, TRIAGE, RESOLVED, CLOSED, RETURNED, REJECTED, REOPENED, MERGED -> false;
    };
  }

  /** Whether the next answer is owed by an operator or by a department that hasn't acknowledged. */
  public boolean awaitsAcknowledgement() {
    return switch (this) {
      case RECEIVED, TRIAGE, DISPATCHED, RETURNED, REOPENED -> true;
      case ACKNOWLEDGED, IN_PROGRESS, WAITING_FOR_REPORTER, RESOLVED, CLOSED, REJECTED, MERGED ->
          false;
    };
  }
}
