package id.laksa.liveroom;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.place.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a department has and must bring to an end.
 *
 * @param resolveBy ahead, its clock runs
 */
public record OpenOrder(
    String ticket,
    Status status,
    String department,
    @Nullable String category,
    Priority priority,
    @Nullable Place place,
    Instant resolveBy) {}
