package id.laksa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.i18n.ResourceBundleMessageSource;
import id.laksa.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON body and holds it against the schema that callers are given: one of {@code
 * docs/api}. What is said of a fault stands in {@code http-faults.properties} by the schema's
 * keyword, or beside the keyword under {@code x-says}. Thread-safe.
 */
public final class JsonBody {
  /** What is said of a field that nobody reads. */
  public static final String UNKNOWN = "is not a known field";

  private static final int LONGEST_NAME = 50;
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .errorMessageKeyword("x-says")
          .messageSource(new ResourceBundleMessageSource("http-faults"))
          .build();

  /** The documents hold more than schemas, and the schemas what is for readers alone. */
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          factory ->
              factory.metaSchema(
                  JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                      .unknownKeywordFactory(
                          (keyword, context) -> new NonValidationKeyword(keyword))
                      .build()));

  private final StrictJson strict = new StrictJson();
  private final JsonSchema schema;

  /**
   * What was read.
   *
   * @param json the object; nothing to rely on unless there are no errors
   * @param errors at most one a field; empty when it fits
   */
  public record Reading(JsonNode json, List<FieldError> errors) {
    public Reading {
      errors = List.copyOf(errors);
    }
  }

  private JsonBody(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Reads what fits a schema.
   *
   * @param at its place on the class path: {@code api/openapi.yaml#/components/schemas/Answer}
   */
  public static JsonBody of(String at) {
    return new JsonBody(FACTORY.getSchema(SchemaLocation.of("classpath:" + at), CONFIG));
  }

  /** Reads an object from UTF-8. */
  public Reading read(byte[] utf8) {
    StrictJson.Parsed parsed = strict.object(utf8);
    if (!parsed.fault().isEmpty()) {
      return new Reading(
          MissingNode.getInstance(), List.of(new FieldError("body", parsed.fault())));
    }
    Map<String, String> faults = new LinkedHashMap<>();
    beyondSchemas(parsed.json(), "", faults);
    if (faults.isEmpty()) {
      schema
          .validate(parsed.json())
          .forEach(fault -> faults.putIfAbsent(field(fault), says(fault)));
    }
    List<FieldError> errors = new ArrayList<>();
    faults.forEach((field, detail) -> errors.add(new FieldError(field, detail)));
    return new Reading(parsed.json(), errors);
  }

  /** What JSON can write and no schema tells from the rest. */
  private static void beyondSchemas(JsonNode node, String name, Map<String, String> faults) {
    if (node.isTextual() && node.textValue().codePoints().anyMatch(JsonBody::isHalf)) {
      faults.put(name, "contains half of a surrogate pair, which is not a character");
    } else if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
      faults.put(name, "must be a number");
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      beyondSchemas(node.get(i), name + "[" + i + "]", faults);
    }
    String before = name.isEmpty() ? "" : name + ".";
    node.properties()
        .forEach(field -> beyondSchemas(field.getValue(), before + shown(field.getKey()), faults));
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String field(ValidationMessage fault) {
    StringBuilder field = new StringBuilder();
    JsonNodePath path = fault.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      append(field, path.getElement(i));
    }
    if (fault.getType().equals("dependentRequired")) {
      append(field, fault.getArguments()[0]);
    } else if (fault.getProperty() != null) {
      append(field, fault.getProperty());
    }
    return field.toString();
  }

  private static void append(StringBuilder field, Object step) {
    if (step instanceof Integer index) {
      field.append('[').append(index).append(']');
    } else {
      field.append(field.isEmpty() ? "" : ".").append(shown(step.toString()));
    }
  }

  private static String shown(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }

  private static String says(ValidationMessage fault) {
    return fault.getType().equals("additionalProperties") ? UNKNOWN : fault.getMessage();
  }
}
