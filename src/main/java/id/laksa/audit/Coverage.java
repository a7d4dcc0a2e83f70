package id.laksa.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Which events of which complaints were seen, in 24 bytes a complaint and so about 50 MB a million:
 * events come in order, so that the first and the last tell nearly all, and the gaps between are
 * kept apart.
 */
public final class Coverage {
  private static final int SMALLEST = 1 << 10;

  /** More gaps than this aren't kept apart; nothing of it is sound then, and much was said. */
  private static final int MOST_GAPS = 1_000_000;

  private static final TreeSet<Integer> NONE = new TreeSet<>();

  private long[] high = new long[SMALLEST];
  private long[] low = new long[SMALLEST];
  private int[] first = new int[SMALLEST];
  private int[] last = new int[SMALLEST];
  private int size;
  private int gaps;
  private final Map<UUID, TreeSet<Integer>> missing = new HashMap<>();

  /**
   * An event was seen.
   *
   * @param seq from 1
   * @return false when it was seen before
   */
  public boolean add(UUID complaint, int seq) {
    int slot = slotOf(complaint);
    if (first[slot] == 0) {
      take(slot, complaint, seq);
      return true;
    }
    if (seq > last[slot]) {
      leaveOut(complaint, last[slot] + 1, seq);
      last[slot] = seq;
      return true;
    }
    if (seq < first[slot]) {
      leaveOut(complaint, seq + 1, first[slot]);
      first[slot] = seq;
      return true;
    }
    TreeSet<Integer> open = missing.get(complaint);
    return open != null && open.remove(seq);
  }

  /** The events up to this one that weren't seen, in order. */
  public List<Integer> missing(UUID complaint, int newest) {
    int slot = slotOf(complaint);
    if (first[slot] == 0) {
      return IntStream.rangeClosed(1, newest).boxed().toList();
    }
    List<Integer> all = new ArrayList<>();
    IntStream.range(1, Math.min(first[slot], newest + 1)).forEach(all::add);
    all.addAll(missing.getOrDefault(complaint, NONE).headSet(newest, true));
    IntStream.rangeClosed(last[slot] + 1, newest).forEach(all::add);
    return all;
  }

  private void leaveOut(UUID complaint, int from, int before) {
    for (int seq = from; seq < before && gaps < MOST_GAPS; seq++) {
      missing.computeIfAbsent(complaint, unused -> new TreeSet<>()).add(seq);
      gaps++;
    }
  }

  private void take(int slot, UUID complaint, int seq) {
    high[slot] = complaint.getMostSignificantBits();
    low[slot] = complaint.getLeastSignificantBits();
    first[slot] = seq;
    last[slot] = seq;
    size++;
    if (size > high.length / 2) {
      grow();
    }
  }

  /** Its own, or the free one where it would be. */
  private int slotOf(UUID complaint) {
    // The ids are hashes themselves.
    int slot = complaint.hashCode() & (high.length - 1);
    while (first[slot] != 0
        && (high[slot] != complaint.getMostSignificantBits()
            || low[slot] != complaint.getLeastSignificantBits())) {
      slot = (slot + 1) & (high.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] formerHigh = high;
    long[] formerLow = low;
    int[] formerFirst = first;
    int[] formerLast = last;
    high = new long[formerHigh.length * 2];
    low = new long[high.length];
    first = new int[high.length];
    last = new int[high.length];
    for (int i = 0; i < formerHigh.length; i++) {
      if (formerFirst[i] != 0) {
        int slot = slotOf(new UUID(formerHigh[i], formerLow[i]));
        high[slot] = formerHigh[i];
        low[slot] = formerLow[i];
        first[slot] = formerFirst[i];
        last[slot] = formerLast[i];
      }
    }
  }
}
