package id.laksa.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.place.GeoPoint;
import id.laksa.place.Whereabouts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Complaints in a file, one JSON object a line: {@code text}, and if known {@code opd} (where it
 * went; empty or {@code null}: not known), {@code category}, {@code hashtags}, {@code lat} with
 * {@code lon}. Other fields don't matter.
 */
public final class LabelledFile {
  private static final int LONGEST_LINE = 100_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_HASHTAGS = 20;

  private final ObjectMapper json;

  /** Reads with this mapper. */
  public LabelledFile(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Reads one file, line by line.
   *
   * @param unfit told the number, from 1, of each line that is no complaint
   * @throws IOException if it can't be read, or isn't UTF-8
   */
  public void each(Path file, Consumer<PastDecision> to, Consumer<Integer> unfit)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        Optional<PastDecision> past = read(number, line);
        if (past.isPresent()) {
          to.accept(past.get());
        } else if (!line.isBlank()) {
          unfit.accept(number);
        }
      }
    }
  }

  private Optional<PastDecision> read(int number, String line) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    try {
      JsonNode node = json.readTree(line);
      String text = node.path("text").asText("");
      if (text.isBlank() || text.length() > LONGEST_TEXT) {
        return Optional.empty();
      }
      return Optional.of(
          new PastDecision(
              "line " + number,
              text,
              hashtags(node),
              Whereabouts.at(point(node), null),
              outcome(node)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static List<String> hashtags(JsonNode node) {
    List<String> hashtags = new ArrayList<>();
    for (JsonNode hashtag : node.path("hashtags")) {
      if (hashtag.isTextual() && hashtags.size() < MOST_HASHTAGS) {
        hashtags.add(hashtag.textValue());
      }
    }
    return hashtags;
  }

  private static @Nullable GeoPoint point(JsonNode node) {
    return node.path("lat").isNumber() && node.path("lon").isNumber()
        ? new GeoPoint(node.path("lat").doubleValue(), node.path("lon").doubleValue())
        : null;
  }

  private static @Nullable Outcome outcome(JsonNode node) {
    String department = node.path("opd").asText("");
    String category = node.path("category").asText("");
    return department.isEmpty() || node.path("opd").isNull()
        ? null
        : new Outcome(
            category.isEmpty() || node.path("category").isNull() ? null : category, department);
  }
}
