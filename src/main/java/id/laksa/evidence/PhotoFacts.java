package id.laksa.evidence;

import id.laksa.place.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an upload said about itself before its metadata was removed. Personal data: never public,
 * never logged.
 *
 * @param takenAt when the shutter was released, by the camera's clock, to the second; null when not
 *     said
 * @param gps where the camera was; null when not said or impossible
 * @param width of the upload in pixels, as stored, before it was turned or made smaller
 * @param height of the upload in pixels, likewise
 */
public record PhotoFacts(
    @Nullable Instant takenAt, @Nullable GeoPoint gps, int width, int height) {}
