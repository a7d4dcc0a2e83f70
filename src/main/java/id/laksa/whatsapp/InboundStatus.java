package id.laksa.whatsapp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a message of ours came.
 *
 * @param status {@code sent}, {@code delivered}, {@code read}, {@code failed} or one we don't know
 * @param sent id of ours, as Meta echoes it; null when it echoes none of ours
 * @param code Meta's, of a failure; null otherwise
 */
public record InboundStatus(
    String wamid, String status, @Nullable UUID sent, @Nullable Integer code) {}
