package id.laksa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private final Coverage seen = new Coverage();

  @Test
  void whatNobodySawIsAllMissing() {
    assertThat(seen.missing(new UUID(1, 2), 3)).containsExactly(1, 2, 3);
  }

  @Test
  void anEventSeenAgainIsNoNewOne() {
    UUID complaint = new UUID(1, 2);
    assertThat(seen.add(complaint, 1)).isTrue();
    assertThat(seen.add(complaint, 2)).isTrue();
    assertThat(seen.add(complaint, 1)).isFalse();
    assertThat(seen.missing(complaint, 2)).isEmpty();
    assertThat(seen.missing(complaint, 4)).containsExactly(3, 4);
  }

  /** Whatever the order, it knows what a plain set of numbers would. */
  @Test
  void itForgetsNothingOfTenThousandComplaintsInAnyOrder() {
    Random random = new Random(20261129);
    List<TreeSet<Integer>> plain = new ArrayList<>();
    List<int[]> events = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      TreeSet<Integer> some = new TreeSet<>();
      for (int j = 0; j < 6; j++) {
        some.add(1 + random.nextInt(9));
      }
      plain.add(some);
      int complaint = i;
      some.forEach(seq -> events.add(new int[] {complaint, seq}));
    }
    Collections.shuffle(events, random);
    events.forEach(event -> assertThat(seen.add(id(event[0]), event[1])).isTrue());
    for (int i = 0; i < plain.size(); i++) {
      TreeSet<Integer> there = plain.get(i);
      assertThat(seen.missing(id(i), 9))
          .isEqualTo(IntStream.rangeClosed(1, 9).boxed().filter(n -> !there.contains(n)).toList());
    }
  }

  private static UUID id(int number) {
    return UUID.nameUUIDFromBytes(
        Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
