package id.laksa.liveroom;

import id.laksa.classification.Priority;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.place.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list knows of a complaint: not who reported.
 *
 * @param text the beginning of it
 * @param address as the reporter told it; null when not told
 * @param place null when not known
 * @param category null while undecided
 * @param department null while nobody was chosen
 * @param deadline what somebody must keep next; of one that is open no longer the last one
 * @param late whether it is open and past a deadline
 * @param paused whether its clock stands
 */
public record ListedComplaint(
    UUID id,
    String ticket,
    Channel channel,
    Instant receivedAt,
    String text,
    @Nullable String address,
    @Nullable Place place,
    boolean confidential,
    Status status,
    @Nullable String category,
    @Nullable String department,
    Priority priority,
    Instant deadline,
    boolean late,
    boolean paused) {}
