package id.laksa.complaint;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a clock at which something is told.
 *
 * @param key names it within a round: {@code warned-75}, {@code acknowledge}, {@code resolve/4}
 * @param number percent of a warning, or step of a ladder; 0 for the deadlines
 * @param receiver who is told by a step of a ladder; null otherwise
 */
public record Stage(Kind kind, String key, Instant at, int number, @Nullable String receiver) {
  /** What the keys of stages after a question begin with. */
  static final String ASKED = "asked";

  /** In the order in which they are told when they fall together. */
  public static final Comparator<Stage> ORDER =
      Comparator.comparing(Stage::at).thenComparing(Stage::kind).thenComparing(Stage::number);

  /** What happens at it. */
  public enum Kind {
    REMINDED,
    SILENCE,
    WARNED,
    ACKNOWLEDGE,
    RESOLVE,
    ESCALATED,
    /** The reporter hasn't said whether it is done. */
    UNCONFIRMED
  }

  /** The event that tells of it. */
  public EventType event() {
    return switch (kind) {
      case REMINDED -> EventType.REMINDED;
      case SILENCE -> EventType.ANSWER_MISSED;
      case WARNED -> EventType.WARNED;
      case ACKNOWLEDGE, RESOLVE -> EventType.DEADLINE_PASSED;
      case ESCALATED -> EventType.ESCALATED;
      case UNCONFIRMED -> EventType.CLOSED_UNCONFIRMED;
    };
  }

  /** The public facts of that event, beside where the complaint stands. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("due", at.toString());
    switch (kind) {
      case REMINDED, SILENCE, UNCONFIRMED -> {}
      case WARNED -> facts.put("percent", number);
      case ACKNOWLEDGE, RESOLVE -> facts.put("kind", kind.name());
      case ESCALATED -> {
        facts.put("step", number);
        facts.put("stage", key);
        facts.put("receiver", receiver);
      }
    }
    return facts;
  }
}
