package id.laksa.replay;

import id.laksa.classification.Classifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Decides past complaints once more and counts what would become of them. Changes nothing. */
public final class Replay {
  /** Far more than there are pairs of categories that complaints move between. */
  private static final int MOST_WAYS = 10_000;

  private final Classifier classifier;
  private final Consumer<Move> moves;
  private final Map<Way, Long> ways = new HashMap<>();
  private long decided;
  private long same;
  private long moved;
  private long unlabelled;

  private record Way(ReplayOutcome from, ReplayOutcome to) {}

  /**
   * What became of them.
   *
   * @param complaints all that were decided
   * @param same would go where they went
   * @param moved would go elsewhere
   * @param unlabelled nobody says where they went
   * @param ways between which places how many would move, most first; of what is unlabelled none
   */
  public record Totals(long complaints, long same, long moved, long unlabelled, List<Tally> ways) {
    /** Copies the list. */
    public Totals {
      ways = List.copyOf(ways);
    }
  }

  /** How many would move from here to there. */
  public record Tally(ReplayOutcome from, ReplayOutcome to, long count) {}

  /**
   * Decides by these rules.
   *
   * @param moves told of each complaint that would go elsewhere
   */
  public Replay(Classifier classifier, Consumer<Move> moves) {
    this.classifier = classifier;
    this.moves = moves;
  }

  /** Decides one once more. */
  public void decide(PastDecision past) {
    ReplayOutcome now =
        ReplayOutcome.of(classifier.decide(past.text(), past.hashtags(), past.where()));
    ReplayOutcome then = past.then();
    decided++;
    if (then == null) {
      unlabelled++;
    } else if (then.agreesWith(now)) {
      same++;
    } else {
      moved++;
      Way way = new Way(then, now);
      if (ways.size() < MOST_WAYS || ways.containsKey(way)) {
        ways.merge(way, 1L, Long::sum);
      }
      moves.accept(new Move(past.name(), then, now));
    }
  }

  /** All so far. */
  public Totals totals() {
    List<Tally> tallies =
        ways.entrySet().stream()
            .map(way -> new Tally(way.getKey().from, way.getKey().to, way.getValue()))
            .sorted(
                Comparator.comparingLong(Tally::count)
                    .reversed()
                    .thenComparing(tally -> tally.from() + " " + tally.to()))
            .toList();
    return new Totals(decided, same, moved, unlabelled, tallies);
  }
}
