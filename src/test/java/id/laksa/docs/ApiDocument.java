package id.laksa.docs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** A YAML or JSON document of the interfaces, and what lies in it. */
record ApiDocument(Path file, JsonNode root) {
  private static final ObjectMapper READER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Reads a file; a broken one is an {@link UncheckedIOException}. */
  static ApiDocument read(Path file) {
    try {
      return new ApiDocument(file, READER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** Calls the visitor with every object and array in the document, each with its place. */
  void walk(BiConsumer<JsonPointer, JsonNode> visitor) {
    walk(JsonPointer.empty(), root, visitor);
  }

  private static void walk(
      JsonPointer at, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
    visitor.accept(at, node);
    node.properties().forEach(e -> walk(at.appendProperty(e.getKey()), e.getValue(), visitor));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(at.appendIndex(i), node.get(i), visitor);
    }
  }

  /** What a {@code $ref} written in this document leads to; a missing node when nowhere. */
  JsonNode follow(String reference) {
    URI target = uri().resolve(reference);
    JsonNode there = read(Path.of(withoutFragment(target))).root();
    return target.getFragment() == null
        ? there
        : there.at(JsonPointer.compile(target.getFragment()));
  }

  /** The absolute address of a place in this document. */
  String locationOf(JsonPointer at) {
    return uri() + "#" + at;
  }

  private URI uri() {
    return file.toAbsolutePath().normalize().toUri();
  }

  private static URI withoutFragment(URI uri) {
    return URI.create(uri.toString().replaceFirst("#.*", ""));
  }
}
