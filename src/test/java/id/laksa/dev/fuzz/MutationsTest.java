package id.laksa.dev.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MutationsTest {
  private static final JsonNode RIGHT =
      JsonNodeFactory.instance.objectNode().put("text", "Jalan berlubang").set("tags", array());

  @Test
  void theSameSeedMakesTheSame() {
    for (int seed = 0; seed < 500; seed++) {
      assertThat(Mutations.json(RIGHT, new SplittableRandom(seed)))
          .isEqualTo(Mutations.json(RIGHT, new SplittableRandom(seed)));
    }
  }

  @Test
  void someAreRightAndSomeAreNot() {
    long right = 0;
    for (int seed = 0; seed < 500; seed++) {
      String made =
          new String(Mutations.json(RIGHT, new SplittableRandom(seed)), StandardCharsets.UTF_8);
      right += made.equals(RIGHT.toString()) ? 1 : 0;
    }
    assertThat(right).isBetween(25L, 300L);
  }

  @Test
  void bytesOfAnyLengthCanBeChanged() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      assertThat(Mutations.bytes(new byte[random.nextInt(4)], random)).hasSizeLessThan(8);
    }
  }

  private static JsonNode array() {
    return JsonNodeFactory.instance.arrayNode().add("#jalanrusak");
  }
}
