package id.laksa.dev.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen received.
 *
 * @param type as of {@link Bubble#type()}
 * @param text body or caption; of a template, filled
 * @param image its image; null when there is none, or it was too long ago
 * @param link of an image sent by link, which is never fetched; null for any other
 */
public record ReceivedMessage(
    String type,
    String text,
    @Nullable Media image,
    @Nullable String link,
    List<Button> buttons,
    String wamid,
    Instant at) {}
