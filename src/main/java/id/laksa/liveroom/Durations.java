package id.laksa.liveroom;

import java.util.Arrays;

/** Lengths of time, as many as there are. */
final class Durations {
  private static final int WHOLE = 100;
  private static final int FIRST = 16;
  private int[] seconds = new int[FIRST];
  private int size;

  /** Adds one; what is longer than an int holds, 68 years, counts as that. */
  void add(long length) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * size);
    }
    seconds[size++] = (int) Math.min(length, Integer.MAX_VALUE);
  }

  int count() {
    return size;
  }

  /**
   * The shortest of them that so many percent don't exceed (nearest rank).
   *
   * @param percent 1 to 100
   * @return 0 of none
   */
  long percentile(int percent) {
    if (size == 0) {
      return 0;
    }
    int[] sorted = Arrays.copyOf(seconds, size);
    Arrays.sort(sorted);
    return sorted[(int) (((long) percent * size + WHOLE - 1) / WHOLE) - 1];
  }
}
