package id.laksa.complaint;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that has just happened, before it is chained to the history.
 *
 * @param actor who did it: {@code reporter}, {@code rules}, {@code clock}, a department's user
 * @param data public facts, without personal data or free text; goes to Kafka as it stands
 * @param text free text of the actor for the history; kept erasable, null when there is none
 */
public record NewEvent(
    EventType type, Instant at, String actor, Map<String, Object> data, @Nullable String text) {
  public NewEvent {
    data = new TreeMap<>(data);
  }
}
