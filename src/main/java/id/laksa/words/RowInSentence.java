package id.laksa.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of the alarms in one sentence of a text. */
final class RowInSentence {
  /** The most that a sign weighs of which a word was merely like the one meant. */
  private static final int LIKELY = 40;

  // Who is in need says it in few words; in a long story words of all kinds come together.
  private static final int NEAR = 12;

  private final AlarmRow row;
  private final List<Word> words;
  private final BitSet said;
  private final int from;
  private final int to;
  private final boolean ruledOut;
  private @Nullable Alarm alarm;
  private boolean everywhere;

  /**
   * Looks at the sentence.
   *
   * @param said which words are part of a saying, and count for nothing
   * @param at any word of the sentence
   */
  RowInSentence(AlarmRow row, List<Word> words, BitSet said, int at) {
    this.row = row;
    this.words = words;
    this.said = said;
    int first = at;
    while (first > 0 && isOneSentence(words.get(first - 1), words.get(at))) {
      first--;
    }
    int end = at + 1;
    while (end < words.size() && isOneSentence(words.get(end), words.get(at))) {
      end++;
    }
    this.from = first;
    this.to = end;
    this.ruledOut = isRuledOut();
  }

  /** Whether a word is in this sentence. */
  boolean holds(int at) {
    return at >= from && at < to;
  }

  /** The alarm whose first sign is this word, or null; where the row isn't loose, whichever is. */
  @Nullable Alarm alarmAt(int at) {
    if (ruledOut) {
      return null;
    }
    if (row.loosely()) {
      return found(Math.max(from, at - NEAR), Math.min(to, at + NEAR + 1));
    }
    if (!everywhere) {
      everywhere = true;
      alarm = found(from, to);
    }
    return alarm;
  }

  private boolean isOneSentence(Word one, Word other) {
    return row.loosely() ? one.breath() == other.breath() : one.sentence() == other.sentence();
  }

  private boolean isRuledOut() {
    for (int i = from; i < to; i++) {
      Word word = words.get(i);
      if (!word.negated() && !said.get(i) && word.isOneOf(row.unless(), row.loosely())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Alarm found(int first, int end) {
    boolean[] there = new boolean[row.signs().size()];
    List<String> written = new ArrayList<>();
    boolean exact = true;
    for (int i = first; i < end && written.size() < there.length; i++) {
      Word word = words.get(i);
      int sign = said.get(i) ? there.length : signOf(word, there);
      if (sign < there.length) {
        there[sign] = true;
        written.add(word.written());
        exact &= word.negated() || row.signs().get(sign).contains(word.root());
      }
    }
    return written.size() < there.length
        ? null
        : new Alarm(row.category(), exact ? row.weight() : Math.min(row.weight(), LIKELY), written);
  }

  /** The first sign of those still missing that a word is. */
  private int signOf(Word word, boolean[] there) {
    int i = 0;
    while (i < there.length && (there[i] || !is(word, row.signs().get(i)))) {
      i++;
    }
    return i;
  }

  private boolean is(Word word, Set<String> sign) {
    return word.negated()
        ? sign.contains(AlarmRow.DENIED + word.root())
        : word.isOneOf(sign, row.loosely());
  }
}
