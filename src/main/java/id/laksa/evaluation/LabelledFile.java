package id.laksa.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.laksa.department.Departments;
import id.laksa.place.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Complaints in a file of UTF-8, one JSON object a line: {@code text}, and if known {@code opd}
 * (where it went; empty or {@code null}: not known), {@code category}, {@code hashtags}, {@code
 * lat} with {@code lon}, {@code kecamatan}, {@code kelurahan}. Other fields don't matter.
 *
 * @param complaints of the lines that have text and department
 * @param places what stands in {@code kecamatan} and {@code kelurahan} of any of those
 * @param skipped how many lines had not both, or were no JSON
 */
public record LabelledFile(List<LabelledComplaint> complaints, Set<String> places, int skipped) {
  private static final int LONGEST_LINE = 1_000_000;
  // What intake takes; longer ones can't be complaints of ours.
  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_HASHTAGS = 20;
  private static final String KECAMATAN_PREFIX = "KEC_";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies. */
  public LabelledFile {
    complaints = List.copyOf(complaints);
    places = Set.copyOf(places);
  }

  /**
   * Reads those that say where they went.
   *
   * @throws IOException if the file can't be read, or isn't UTF-8
   */
  public static LabelledFile read(Path file) throws IOException {
    List<LabelledComplaint> complaints = new ArrayList<>();
    Set<String> places = new HashSet<>();
    int[] skipped = {0};
    each(
        file,
        line -> {
          String department = line.department();
          if (department == null) {
            skipped[0]++;
          } else {
            complaints.add(new LabelledComplaint(line.text(), merged(department)));
            places.addAll(line.places());
          }
        },
        unfit -> skipped[0]++);
    return new LabelledFile(complaints, places, skipped[0]);
  }

  /**
   * Reads all, line by line; blank lines don't count.
   *
   * @param unfit told the number, from 1, of each line that is no JSON object with a text
   * @throws IOException if the file can't be read, or isn't UTF-8
   */
  public static void each(Path file, Consumer<LabelledLine> to, IntConsumer unfit)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          Optional<LabelledLine> read = read(number, parse(line));
          read.ifPresent(to);
          if (read.isEmpty()) {
            unfit.accept(number);
          }
        }
      }
    }
  }

  /** The department's code; each of the kecamatan is {@code KECAMATAN}. */
  static String merged(String department) {
    return department.startsWith(KECAMATAN_PREFIX) ? Departments.KECAMATAN : department;
  }

  private static Optional<LabelledLine> read(int number, JsonNode row) {
    return Optional.ofNullable(word(row, "text"))
        .map(
            text ->
                new LabelledLine(
                    number,
                    text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                    word(row, "opd"),
                    word(row, "category"),
                    hashtags(row),
                    point(row),
                    List.of(row.path("kecamatan").asText(""), row.path("kelurahan").asText(""))));
  }

  private static JsonNode parse(String line) {
    try {
      return line.length() > LONGEST_LINE ? MissingNode.getInstance() : JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable String word(JsonNode row, String field) {
    JsonNode node = row.path(field);
    String word = node.isNull() ? "" : node.asText("").strip();
    return word.isEmpty() ? null : word;
  }

  private static List<String> hashtags(JsonNode row) {
    List<String> hashtags = new ArrayList<>();
    for (JsonNode hashtag : row.path("hashtags")) {
      if (hashtag.isTextual() && hashtags.size() < MOST_HASHTAGS) {
        hashtags.add(hashtag.textValue());
      }
    }
    return hashtags;
  }

  private static @Nullable GeoPoint point(JsonNode row) {
    return row.path("lat").isNumber() && row.path("lon").isNumber()
        ? new GeoPoint(row.path("lat").doubleValue(), row.path("lon").doubleValue())
        : null;
  }
}
