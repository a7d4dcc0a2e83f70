package id.laksa.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a queue stands.
 *
 * @param messages that wait, those included which a consumer has and hasn't settled
 * @param consumers that are connected now
 * @param oldest when the first of them was sent; null when none waits
 */
public record QueueFigure(long messages, int consumers, @Nullable Instant oldest) {}
