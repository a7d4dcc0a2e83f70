package id.laksa.copies.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.laksa.complaint.SlaClock.Halt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the times in which a clock stood look in a row, as in those of complaints. */
final class HaltsFormat {
  private static final TypeReference<List<Halt>> HALTS = new TypeReference<>() {};
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private HaltsFormat() {}

  static @Nullable String written(List<Halt> halts) {
    try {
      return halts.isEmpty() ? null : JSON.writeValueAsString(halts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Halts are plain JSON", e);
    }
  }

  static List<Halt> read(@Nullable String json) {
    try {
      return json == null ? List.of() : JSON.readValue(json, HALTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A ledger row holds halts of another shape", e);
    }
  }
}
