package id.laksa.liveroom.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.classification.Priority;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.liveroom.CourseStep;
import id.laksa.liveroom.CourseStep.Standing;
import id.laksa.liveroom.Stay;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How events are read for figures, and how stays lie in a column. */
final class CourseFormat {
  private static final String BETWEEN = ";";
  private static final String WITHIN = ",";
  private static final int PARTS = 4;
  private final ObjectMapper json;

  CourseFormat(ObjectMapper json) {
    this.json = json;
  }

  /**
   * An event as figures need it.
   *
   * @return empty when only a newer version can read it
   */
  Optional<CourseStep> step(String type, Instant at, String data) {
    try {
      JsonNode facts = json.readTree(data);
      return Optional.of(
          new CourseStep(
              EventType.valueOf(type),
              at,
              Status.valueOf(facts.path("status").asText()),
              facts.has("acknowledgeBy") ? standing(facts) : null,
              text(facts, "kind"),
              facts.has("rating") ? facts.path("rating").asInt() : null,
              text(facts, "news")));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Standing standing(JsonNode facts) {
    return new Standing(
        text(facts, "category"),
        text(facts, "department"),
        Priority.valueOf(facts.path("priority").asText()),
        Instant.parse(facts.path("acknowledgeBy").asText()),
        Instant.parse(facts.path("resolveBy").asText()));
  }

  private static @Nullable String text(JsonNode facts, String name) {
    JsonNode value = facts.get(name);
    return value == null ? null : value.asText();
  }

  /** In one text; seconds, as working time is counted. */
  static String text(List<Stay> stays) {
    return stays.stream()
        .map(
            stay ->
                String.join(
                    WITHIN,
                    stay.status().name(),
                    stay.department() == null ? "" : stay.department(),
                    String.valueOf(stay.from().getEpochSecond()),
                    String.valueOf(stay.to().getEpochSecond())))
        .collect(Collectors.joining(BETWEEN));
  }

  /** Back from it. */
  static List<Stay> stays(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(BETWEEN, -1)).map(CourseFormat::stay).toList();
  }

  private static Stay stay(String text) {
    String[] parts = text.split(WITHIN, PARTS);
    return new Stay(
        Status.valueOf(parts[0]),
        parts[1].isEmpty() ? null : parts[1],
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        Instant.ofEpochSecond(Long.parseLong(parts[3])));
  }
}
