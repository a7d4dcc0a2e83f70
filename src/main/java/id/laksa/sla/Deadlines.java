package id.laksa.sla;

import java.time.Instant;

/**
 * The two promises of time a complaint carries.
 *
 * @param acknowledgeBy when the department (or, in triage, an operator) must have answered
 * @param resolveBy when the work must be shown as done; not before {@code acknowledgeBy}
 */
public record Deadlines(Instant acknowledgeBy, Instant resolveBy) {}
