package id.laksa.city.entry;

import org.jspecify.annotations.Nullable;

/**
 * What a route of the city's is told about its follow-up.
 *
 * @param outcome {@code recorded}, {@code late}, {@code refused}
 * @param reason stable, as on the queue; null when it wasn't refused
 * @param sentence for a person; null when it wasn't refused
 */
public record FollowUpAnswer(String outcome, @Nullable String reason, @Nullable String sentence) {}
