package id.laksa.intake;

import java.time.Instant;

/**
 * A submission at the one door behind all doors.
 *
 * @param receivedAt the receipt's time, from which the clock runs
 * @param canWait whether it lies safely where it is while the ledger is away, and needs no promise
 */
public record ReceivedSubmission(Submission submission, Instant receivedAt, boolean canWait) {}
