package id.laksa.dev.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation, from either side.
 *
 * @param fromCitizen false when the business wrote it
 * @param type as the Cloud API calls it; of an interactive one, its own type
 * @param text what is to be read; empty for an image without caption
 * @param mediaId of its image; null when there is none
 * @param link of its image where it was sent by link; it is never fetched
 */
public record Bubble(
    boolean fromCitizen,
    String wamid,
    Instant at,
    String type,
    String text,
    @Nullable String mediaId,
    @Nullable String link,
    List<Button> buttons) {}
