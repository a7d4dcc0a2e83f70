package id.laksa.followup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads follow-ups and holds them against the very schema that departments are given. */
public final class FollowUpReader {
  /** The longest message read, in characters. */
  public static final int LONGEST = 65_536;

  private static final String SCHEMA = "/schemas/followup.v1.json";
  private final ObjectMapper json;
  private final JsonSchema schema;

  /**
   * Loads the schema.
   *
   * @param json strict: refuses duplicate keys and trailing tokens
   */
  public FollowUpReader(ObjectMapper json) {
    this.json = json;
    InputStream source = FollowUpReader.class.getResourceAsStream(SCHEMA);
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(source);
  }

  /**
   * Reads one message.
   *
   * @param body null when the message had no text
   * @param malformed told the sentence if it can't be read
   * @return empty if it can't be read
   */
  public Optional<FollowUp> read(@Nullable String body, Consumer<String> malformed) {
    if (body == null || body.length() > LONGEST) {
      malformed.accept("Pesan harus berupa teks JSON, paling panjang 65.536 karakter.");
      return Optional.empty();
    }
    try {
      JsonNode node = json.readTree(body);
      Set<ValidationMessage> faults = schema.validate(node);
      if (!faults.isEmpty()) {
        malformed.accept("Pesan tidak sesuai skema: " + faults.iterator().next().getMessage());
        return Optional.empty();
      }
      FollowUp followUp = followUp(node);
      String words = String.join("", words(followUp));
      if (words.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(words)) {
        malformed.accept("Pesan memuat NUL atau separuh pasangan surrogate: bukan karakter.");
        return Optional.empty();
      }
      return Optional.of(followUp);
    } catch (JsonProcessingException e) {
      malformed.accept("Pesan bukan JSON yang sah.");
      return Optional.empty();
    }
  }

  /** What the ledger keeps of it. */
  private static List<String> words(FollowUp followUp) {
    List<String> words = new ArrayList<>(followUp.evidence());
    words.add(followUp.updateId());
    words.add(followUp.ticket());
    words.add(followUp.text() == null ? "" : followUp.text());
    words.add(followUp.document() == null ? "" : followUp.document());
    return words;
  }

  private static FollowUp followUp(JsonNode node) {
    List<String> evidence = new ArrayList<>();
    node.path("evidence").forEach(id -> evidence.add(id.textValue()));
    return new FollowUp(
        node.get("updateId").textValue(),
        node.get("ticket").textValue(),
        FollowUp.Kind.valueOf(node.get("kind").textValue()),
        node.path("text").textValue(),
        evidence,
        document(node));
  }

  private static @Nullable String document(JsonNode node) {
    String typed = node.path("document").asText("").strip();
    return typed.isEmpty() ? null : typed;
  }
}
