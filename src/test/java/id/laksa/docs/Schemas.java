package id.laksa.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks values against the documents' schemas, formats included. */
public final class Schemas {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private Schemas() {}

  /** What is wrong with the value; empty when it fits the schema at that absolute address. */
  static List<String> faults(String schemaLocation, JsonNode value) {
    return FACTORY.getSchema(SchemaLocation.of(schemaLocation), CONFIG).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** What is wrong with the value by one of the message schemas, {@code followup.v1} say. */
  public static List<String> messageFaults(String name, JsonNode value) {
    return faults(messageFile(name).toUri().toString(), value);
  }

  /**
   * What is wrong with what the engine says by one of the message schemas, undescribed fields
   * included: readers let them pass, the engine must not write any.
   */
  public static List<String> writtenFaults(String name, JsonNode value) {
    JsonNode schema = ApiDocument.read(messageFile(name)).root().deepCopy();
    close(schema);
    return FACTORY.getSchema(schema, CONFIG).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode node && node.path("properties").isObject()) {
      node.put("additionalProperties", false);
    }
    schema.forEach(Schemas::close);
  }

  /** What is wrong with an answer by that schema of the App API, undescribed fields included. */
  public static List<String> answerFaults(String name, JsonNode value) {
    ApiDocument api = ApiDocument.read(Path.of("docs/api/openapi.yaml"));
    JsonPointer at = JsonPointer.compile("/components/schemas/" + name);
    List<String> faults = new ArrayList<>(faults(api.locationOf(at), value));
    JsonNode described = api.root().at(at).path("properties");
    value
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!described.has(field)) {
                faults.add(field + " is not described");
              }
            });
    return faults;
  }

  /** What keeps the value from being a JSON Schema; empty when it is one. */
  static List<String> faultsAsSchema(JsonNode schema) {
    return faults(SchemaId.V202012, schema);
  }

  /** The file that the engine itself checks that kind of message against. */
  static Path messageFile(String name) {
    return Path.of("src/main/resources/schemas", name + ".json").toAbsolutePath();
  }
}
