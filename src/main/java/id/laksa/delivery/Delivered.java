package id.laksa.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one message to a reporter came.
 *
 * @param what the short name of the event it tells of
 * @param status sent, delivered, read or failed
 * @param reason why it failed; null otherwise
 */
public record Delivered(Way way, String what, String status, @Nullable String reason, Instant at) {}
