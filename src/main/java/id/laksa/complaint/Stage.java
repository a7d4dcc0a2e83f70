package id.laksa.complaint;

import id.laksa.sla.EscalationLadder;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a clock at which something is told.
 *
 * @param key names it within a round: {@code warned-75}, {@code acknowledge}, {@code
 *     resolve+P1D/kepala-dinas}; only steps of a ladder have a slash
 * @param number percent of a warning, or step of a ladder; 0 for the deadlines
 * @param receiver who is told by a step of a ladder; null otherwise
 */
public record Stage(Kind kind, String key, Instant at, int number, @Nullable String receiver) {
  /** That nobody has taken it on in time. */
  static final String ACKNOWLEDGE = "acknowledge";

  /** The mark of a step's key, between its time and its receiver. */
  static final String STEP = "/";

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

  /** A step of a ladder. */
  static Stage of(EscalationLadder.Step step, Kind kind, Instant at) {
    String receiver = kind == Kind.ESCALATED ? step.receiver() : null;
    return new Stage(kind, step.key(), at, step.number(), receiver);
  }

  /** The same, told to somebody else. */
  public Stage to(String other) {
    return new Stage(kind, key, at, number, other);
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
