package id.laksa.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.laksa.department.Departments;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Labelled complaints, a JSON object a line, of which {@code text} and {@code opd} are read.
 *
 * @param complaints of the lines that have both
 * @param places what stands in {@code kecamatan} and {@code kelurahan} of any line
 * @param skipped how many lines had not both, or were no JSON
 */
public record LabelledFile(List<LabelledComplaint> complaints, Set<String> places, int skipped) {
  private static final int LONGEST_LINE = 1_000_000;
  // What intake takes; longer ones can't be complaints of ours.
  private static final int LONGEST_TEXT = 4_000;
  private static final String KECAMATAN_PREFIX = "KEC_";

  /** Copies. */
  public LabelledFile {
    complaints = List.copyOf(complaints);
    places = Set.copyOf(places);
  }

  /**
   * Reads a file of UTF-8.
   *
   * @throws IOException if it can't be read
   */
  public static LabelledFile read(Path file) throws IOException {
    List<LabelledComplaint> complaints = new ArrayList<>();
    Set<String> places = new HashSet<>();
    int skipped = 0;
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        JsonNode row = parse(json, line);
        String text = row.path("text").asText("").strip();
        String department = row.path("opd").asText("").strip();
        if (text.isEmpty() || department.isEmpty()) {
          skipped++;
          continue;
        }
        places.add(row.path("kecamatan").asText(""));
        places.add(row.path("kelurahan").asText(""));
        complaints.add(
            new LabelledComplaint(
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)), merged(department)));
      }
    }
    return new LabelledFile(complaints, places, skipped);
  }

  /** The department's code; each of the kecamatan is {@code KECAMATAN}. */
  static String merged(String department) {
    return department.startsWith(KECAMATAN_PREFIX) ? Departments.KECAMATAN : department;
  }

  private static JsonNode parse(ObjectMapper json, String line) {
    try {
      return line.length() > LONGEST_LINE ? MissingNode.getInstance() : json.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
