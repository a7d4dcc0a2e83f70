package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a send request must look like, whoever it is for. Thread-safe. */
final class MessageContract {
  private static final String SCHEMA = "/simulator/messages.schema.json";
  private static final int MOST_ROWS = 10;
  private final Map<String, JsonSchema> byKind = new TreeMap<>();

  MessageContract() {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    SchemaValidatorsConfig english =
        SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();
    ObjectNode document = document();
    for (String kind : List.of("text", "image", "interactive", "template", "read")) {
      ObjectNode entry = document.deepCopy().put("$ref", "#/$defs/" + kind);
      byKind.put(kind, factory.getSchema(entry, english));
    }
  }

  /** The first thing that is wrong, naming the field. */
  Optional<GraphError> violation(JsonNode request) {
    String kind = request.has("status") ? "read" : request.path("type").asText("text");
    JsonSchema schema = byKind.get(kind);
    if (schema == null || "read".equals(kind) != request.has("status")) {
      return Optional.of(
          GraphError.parameter("Param type must be one of text, image, interactive, template"));
    }
    return schema.validate(request).stream()
        .min(Comparator.comparing(MessageContract::isConsequence))
        .map(fault -> GraphError.parameter("Param " + fault.getMessage()))
        .or(() -> "read".equals(kind) ? Optional.empty() : crossFieldViolation(request));
  }

  /** A property under a faulty one counts as unknown too; the fault itself is the better answer. */
  private static boolean isConsequence(ValidationMessage fault) {
    return "unevaluatedProperties".equals(fault.getType());
  }

  private static Optional<GraphError> crossFieldViolation(JsonNode request) {
    if (request.has("to") == request.has("recipient")) {
      return parameter("Exactly one of the params to and recipient is required");
    }
    for (JsonNode image : Images.of(request)) {
      if (image.has("id") == image.has("link")) {
        return parameter("Param image must have exactly one of id and link");
      }
    }
    JsonNode action = request.path("interactive").path("action");
    return twice(action.findValuesAsText("id"), "id")
        .or(() -> twice(titles(action.path("buttons")), "title"))
        .or(() -> lists(action.path("sections")));
  }

  private static Optional<GraphError> lists(JsonNode sections) {
    int rows = 0;
    for (JsonNode section : sections) {
      rows += section.path("rows").size();
      if (sections.size() > 1 && !section.has("title")) {
        return parameter("Param sections[].title is required when there are several sections");
      }
    }
    return rows > MOST_ROWS
        ? parameter("Param sections must have at most 10 rows in total")
        : Optional.empty();
  }

  private static Optional<GraphError> twice(List<String> values, String field) {
    Set<String> seen = new HashSet<>();
    return values.stream().allMatch(seen::add)
        ? Optional.empty()
        : parameter("Param action has the same " + field + " twice");
  }

  private static List<String> titles(JsonNode buttons) {
    return buttons.findValuesAsText("title");
  }

  private static Optional<GraphError> parameter(String details) {
    return Optional.of(GraphError.parameter(details));
  }

  private static ObjectNode document() {
    try (InputStream source = MessageContract.class.getResourceAsStream(SCHEMA)) {
      return (ObjectNode) new ObjectMapper().readTree(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
