package id.laksa.liveroom;

import id.laksa.complaint.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a complaint stood at one place while somebody in the city owed an answer, and
 * which is over.
 *
 * @param department who had it; null while it was the operators'
 * @param to after {@code from}
 */
public record Stay(Status status, @Nullable String department, Instant from, Instant to) {}
