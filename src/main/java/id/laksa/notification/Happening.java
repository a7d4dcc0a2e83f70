package id.laksa.notification;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a complaint and that its reporter is told of.
 *
 * @param then the complaint as it stood after it
 * @param seq of the event
 * @param said free text of the event; null when there was none
 * @param copyOf code of the second department whose order it is about; null of the complaint's own
 * @param because why it happened, by the event's own word; null where that goes without saying
 */
public record Happening(
    Complaint then,
    EventType event,
    int seq,
    Instant at,
    @Nullable String said,
    @Nullable String copyOf,
    @Nullable String because) {}
