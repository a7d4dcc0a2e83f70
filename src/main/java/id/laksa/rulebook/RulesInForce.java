package id.laksa.rulebook;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rule book that decides now. Whoever decides takes it once for each decision and asks nothing
 * but that one: so a decision knows one version, whatever comes into force meanwhile. Safe for any
 * number of threads.
 */
public final class RulesInForce implements Supplier<RuleBook> {
  private volatile State state;

  /**
   * What is in force, and what would be if it were sound.
   *
   * @param since when it came into force on this node
   * @param refusal the newest files of the folders, if they were refused; null when what lies there
   *     is in force, or wasn't looked at yet
   */
  public record State(RuleBook book, Instant since, @Nullable Refusal refusal) {}

  /**
   * Files that didn't come into force.
   *
   * @param version what they would be
   * @param at when they were refused
   * @param faults at least one
   */
  public record Refusal(String version, Instant at, List<Fault> faults) {
    /** Copies the list. */
    public Refusal {
      faults = List.copyOf(faults);
    }
  }

  /** Begins with a sound rule book. */
  public RulesInForce(RuleBook book, Instant since) {
    this.state = new State(book, since, null);
  }

  @Override
  public RuleBook get() {
    return state.book;
  }

  /** All of it at one moment. */
  public State state() {
    return state;
  }

  /** From now on another one decides; who has begun to decide ends with the old one. */
  public void swap(RuleBook book, Instant now) {
    state = new State(book, now, null);
  }

  /** The old one stays. */
  void refuse(Refusal refusal) {
    State before = state;
    state = new State(before.book, before.since, refusal);
  }

  /** What lies in the folders is what is in force. */
  void confirm() {
    State before = state;
    if (before.refusal != null) {
      state = new State(before.book, before.since, null);
    }
  }
}
