package id.laksa.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads JSON from outside: one object, no duplicate keys, nothing behind it, nothing deep. */
public final class StrictJson {
  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 100;
  private final ObjectMapper mapper = mapper();

  /**
   * What was read.
   *
   * @param json an object, or missing when it couldn't be read
   * @param fault what is wrong with the body; empty when it could be read
   */
  record Parsed(JsonNode json, String fault) {
    private static Parsed none(String fault) {
      return new Parsed(MissingNode.getInstance(), fault);
    }
  }

  /** A mapper that refuses what a careful sender wouldn't send. */
  public static ObjectMapper mapper() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper.getFactory().setStreamReadConstraints(bounds);
    return mapper;
  }

  /** Reads an object from UTF-8. */
  Parsed object(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      JsonNode node = mapper.readTree(text);
      return node.isObject() ? new Parsed(node, "") : Parsed.none("must be a JSON object");
    } catch (CharacterCodingException e) {
      return Parsed.none("is not valid UTF-8");
    } catch (JsonProcessingException e) {
      String cause = e.getOriginalMessage().lines().findFirst().orElse("");
      String shown = cause.length() > 200 ? cause.substring(0, 200) + "…" : cause;
      return Parsed.none("is not valid JSON: " + shown);
    }
  }
}
