package id.laksa.city.entry;

import org.jspecify.annotations.Nullable;

/**
 * A follow-up as a route of the city's hands it in.
 *
 * @param json null when it was no text
 * @param department the code in the route's header; null when it has none
 * @param file the file of the route that calls, as the engine knows it; null when nobody knows
 */
public record CityFollowUp(
    @Nullable String json, @Nullable String department, @Nullable String file) {}
