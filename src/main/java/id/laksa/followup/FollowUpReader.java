package id.laksa.followup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import id.laksa.texts.Texts;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads follow-ups and holds them against the very schema that departments are given. */
public final class FollowUpReader {
  /** The longest message read, in characters. */
  public static final int LONGEST = 65_536;

  private static final String SCHEMA = "/schemas/followup.v1.json";

  /** Without it a format is a mere remark, and any text is a time. */
  private static final SchemaValidatorsConfig FORMATS_COUNT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final ObjectMapper json;
  private final Texts texts;
  private final JsonSchema schema;

  /** What a message says. */
  public sealed interface Reading {
    /** A follow-up. */
    record Sound(FollowUp followUp) implements Reading {}

    /** None that can be read: {@code malformed}, with a sentence for the department. */
    record Malformed(FollowUpRefusal refusal) implements Reading {}
  }

  /**
   * Loads the schema.
   *
   * @param json strict: refuses duplicate keys and trailing tokens
   * @param texts of refusals
   */
  public FollowUpReader(ObjectMapper json, Texts texts) {
    this.json = json;
    this.texts = texts;
    InputStream source = FollowUpReader.class.getResourceAsStream(SCHEMA);
    this.schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(source, FORMATS_COUNT);
  }

  /**
   * Reads one message.
   *
   * @param body null when the message had no text
   */
  public Reading read(@Nullable String body) {
    if (body == null || body.length() > LONGEST) {
      return malformed(texts.text("followup.malformed.text"));
    }
    try {
      JsonNode node = json.readTree(body);
      Set<ValidationMessage> faults = schema.validate(node);
      if (!faults.isEmpty()) {
        String fault = faults.iterator().next().getMessage();
        return malformed(texts.text("followup.malformed.schema", Map.of("fault", fault)));
      }
      FollowUp followUp = followUp(node);
      String words = String.join("", words(followUp));
      if (words.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(words)) {
        return malformed(texts.text("followup.malformed.characters"));
      }
      return new Reading.Sound(followUp);
    } catch (JsonProcessingException e) {
      return malformed(texts.text("followup.malformed.json"));
    }
  }

  private static Reading malformed(String sentence) {
    return new Reading.Malformed(new FollowUpRefusal(FollowUpRefusal.Reason.MALFORMED, sentence));
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
