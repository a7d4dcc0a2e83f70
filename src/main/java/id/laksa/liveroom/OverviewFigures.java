package id.laksa.liveroom;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the city's complaints stand at one moment.
 *
 * @param open those that somebody still owes an answer
 * @param today those received since midnight, whatever became of them
 * @param late how many open ones are past a deadline
 * @param latest the most overdue of them, at most 20, and then clocks that operators forgot
 * @param deadLetters how many the relays could not send
 * @param untold how many complaints' reporters must be told by an operator
 */
public record OverviewFigures(
    List<Tally> open,
    List<Tally> today,
    long late,
    List<Late> latest,
    long deadLetters,
    long untold) {
  public OverviewFigures {
    open = List.copyOf(open);
    today = List.copyOf(today);
    latest = List.copyOf(latest);
  }

  /**
   * Orders of second departments past a deadline of their own.
   *
   * @param latest the most overdue of them, at most 20
   * @param proposed what an operator must take as done, the first due first, at most 50
   */
  public record Copies(long late, List<Late> latest, List<Proposed> proposed) {
    public Copies {
      latest = List.copyOf(latest);
      proposed = List.copyOf(proposed);
    }
  }

  /** A second department's order that it says is done, with a proof that an operator must take. */
  public record Proposed(String ticket, String category, String department, Instant resolveBy) {}

  /**
   * How many stand alike.
   *
   * @param department null while nobody was chosen
   */
  public record Tally(Status status, @Nullable String department, Channel channel, long count) {}

  /**
   * One past its deadline.
   *
   * @param category null while undecided
   * @param department null while nobody was chosen
   * @param since the deadline that passed; since when an operator's halt lasts that was forgotten
   * @param steps how many steps of its ladders were told
   */
  public record Late(
      String ticket,
      Status status,
      @Nullable String category,
      @Nullable String department,
      Instant since,
      int steps,
      boolean halted) {}
}
