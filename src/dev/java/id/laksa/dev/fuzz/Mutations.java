package id.laksa.dev.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes what is right until it is wrong. */
final class Mutations {
  private static final int DEEP = 3_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Mutations() {}

  /** A JSON text near a right one: a quarter stays as it is. */
  static byte[] json(JsonNode right, RandomGenerator random) {
    JsonNode copy = right.deepCopy();
    for (int i = random.nextInt(4); i > 0; i--) {
      change(copy, random);
    }
    String text = copy.toString();
    return switch (random.nextInt(12)) {
      case 0 -> bytes(text.getBytes(StandardCharsets.UTF_8), random);
      case 1 -> text.replaceFirst("\\{", "{\"text\":\"twice\",").getBytes(StandardCharsets.UTF_8);
      case 2 ->
          random.nextInt(10) == 0
              ? ("[".repeat(DEEP) + text).getBytes(StandardCharsets.UTF_8)
              : (text + text).getBytes(StandardCharsets.UTF_8);
      case 3 -> text.getBytes(StandardCharsets.UTF_16);
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  /** Some bytes are others, are missing, or are there twice. */
  static byte[] bytes(byte[] right, RandomGenerator random) {
    byte[] changed = right.clone();
    for (int i = random.nextInt(8); i > 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    int from = random.nextInt(changed.length + 1);
    int to = from + random.nextInt(changed.length - from + 1);
    return switch (random.nextInt(3)) {
      case 0 -> joined(changed, 0, from, changed, to, changed.length);
      case 1 -> joined(changed, 0, to, changed, from, changed.length);
      default -> changed;
    };
  }

  private static byte[] joined(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
    byte[] all = new byte[toA - fromA + toB - fromB];
    System.arraycopy(a, fromA, all, 0, toA - fromA);
    System.arraycopy(b, fromB, all, toA - fromA, toB - fromB);
    return all;
  }

  private static void change(JsonNode root, RandomGenerator random) {
    List<JsonNode> inner = new ArrayList<>();
    collect(root, inner);
    JsonNode at = HostileTexts.one(inner, random);
    if (at instanceof ObjectNode object) {
      List<String> names =
          new ArrayList<>(object.properties().stream().map(e -> e.getKey()).toList());
      names.add(HostileTexts.any(random));
      String name = HostileTexts.one(names, random);
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, value(random));
      }
    } else if (at instanceof ArrayNode array) {
      for (int i = random.nextInt(random.nextInt(20) == 0 ? 500 : 3); i >= 0; i--) {
        array.add(value(random));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainerNode()) {
      inner.add(node);
      node.forEach(child -> collect(child, inner));
    }
  }

  private static JsonNode value(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(new BigDecimal("1E+" + random.nextInt(5_000)));
      case 4 -> JSON.objectNode().put(HostileTexts.any(random), 1);
      case 5 -> JSON.arrayNode().add(HostileTexts.any(random));
      default -> JSON.textNode(HostileTexts.any(random));
    };
  }
}
