package id.laksa.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** An example in a document, and the absolute address of the schema that it must fit. */
record Example(String schemaLocation, JsonNode value) {

  /** Every example beside a schema: of media types, parameters and headers. */
  static Stream<Example> inOpenApi(ApiDocument document) {
    Stream.Builder<Example> found = Stream.builder();
    document.walk(
        (at, node) -> {
          if (!node.has("schema")) return;
          String schema = document.locationOf(at.appendProperty("schema"));
          if (node.has("example")) found.add(new Example(schema, node.get("example")));
          node.path("examples").forEach(e -> found.add(new Example(schema, e.get("value"))));
        });
    return found.build();
  }

  /** Every example of a message: its payload and, where it shows them, its headers. */
  static Stream<Example> inAsyncApi(ApiDocument document) {
    Stream.Builder<Example> found = Stream.builder();
    JsonPointer messages = JsonPointer.compile("/components/messages");
    document
        .root()
        .at(messages)
        .properties()
        .forEach(
            message -> {
              JsonPointer at = messages.appendProperty(message.getKey());
              for (JsonNode example : message.getValue().path("examples")) {
                Stream.of("payload", "headers")
                    .filter(example::has)
                    .forEach(
                        part ->
                            found.add(
                                new Example(
                                    document.locationOf(at.appendProperty(part)),
                                    example.get(part))));
              }
            });
    return found.build();
  }
}
