package id.laksa.liveroom;

import id.laksa.place.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as it is counted.
 *
 * @param place null when not known; the complaint's own, since the history doesn't tell it of a
 *     confidential one
 */
public record CountedComplaint(Instant receivedAt, @Nullable Place place, Course course) {}
