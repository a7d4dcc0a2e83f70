package id.laksa.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be processed.
 *
 * @param id names it to {@link DeadLetters#show} and {@link DeadLetters#replay}
 * @param source where it was on its way: {@code outbox:work-orders}, or a queue
 * @param reason why it could not be processed
 * @param at when it was given up; of a queue's letter, which doesn't know that, when it was sent
 * @param attempts how often it was tried; 0 when that isn't known
 * @param original what it said, perhaps with personal data; null in a list
 */
public record DeadLetter(
    String id, String source, String reason, Instant at, int attempts, @Nullable String original) {

  /** Leaves the original out, so that no log can show a person. */
  @Override
  public String toString() {
    return "DeadLetter[id=%s, source=%s, at=%s]".formatted(id, source, at);
  }
}
