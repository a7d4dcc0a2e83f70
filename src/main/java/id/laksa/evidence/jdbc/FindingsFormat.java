package id.laksa.evidence.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.evidence.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How findings lie in the ledger. */
public final class FindingsFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Finding>> LIST = new TypeReference<>() {};

  private FindingsFormat() {}

  static String written(List<Finding> findings) {
    try {
      return JSON.writeValueAsString(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Findings are plain JSON", e);
    }
  }

  /**
   * Reads a column.
   *
   * @param json null for photos that came before there were checks
   */
  public static List<Finding> read(@Nullable String json) {
    try {
      return json == null ? List.of() : JSON.readValue(json, LIST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Findings in the ledger are something else", e);
    }
  }
}
