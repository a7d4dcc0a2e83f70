package id.laksa.complaint;

import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as the ledger knows it: what was said (never changes) and where it stands.
 *
 * @param id UUIDv5 of its channel and external key
 * @param said what the citizen sent
 * @param state where it stands now
 * @param headSeq number of the newest event in its history, from 1
 * @param headHash hash of that event, 64 hex digits
 */
public record Complaint(
    UUID id, TicketNumber ticket, Said said, State state, int headSeq, String headHash) {

  /**
   * What the citizen sent, apart from who he is.
   *
   * @param text 1 to 4,000 characters; after an erasure what says so
   * @param hashtags of the text and beside it, normalised, with {@code #}
   * @param anonymous whether departments don't see the reporter
   * @param confidential whether the public doesn't see the complaint
   */
  public record Said(
      Channel channel,
      Instant receivedAt,
      String text,
      List<String> hashtags,
      Location location,
      List<PhotoRef> photos,
      boolean anonymous,
      boolean confidential) {
    public Said {
      hashtags = List.copyOf(hashtags);
      photos = List.copyOf(photos);
    }

    /** The same with another place and other photos. */
    public Said with(Location elsewhere, List<PhotoRef> otherPhotos) {
      return new Said(
          channel, receivedAt, text, hashtags, elsewhere, otherPhotos, anonymous, confidential);
    }
  }

  /** The same complaint, saying something else. */
  public Complaint saying(Said other) {
    return new Complaint(id, ticket, other, state, headSeq, headHash);
  }

  /**
   * Where it stands.
   *
   * @param category null while an operator must decide
   * @param department code; null until first dispatched, and again once an operator has recalled
   *     it; after a return still the one that returned
   * @param round 1, and one more after each reopening
   * @param clock its deadlines
   * @param note for the department; null when there is nothing to say
   * @param resolution how it ended in this round; null while it is open, or ended otherwise
   */
  public record State(
      Status status,
      @Nullable String category,
      @Nullable String department,
      Priority priority,
      int round,
      SlaClock clock,
      @Nullable String note,
      Explanation explanation,
      @Nullable Resolution resolution) {
    private static final int LONGEST_NOTE = 12_000;

    /** The department that has it; null while an operator or nobody has. */
    public @Nullable String holder() {
      return status.isAtDepartment() ? department : null;
    }

    /** The status by its name; of what was closed without its reporter's word it says so. */
    public String statusKey() {
      boolean unconfirmed =
          status == Status.CLOSED && resolution != null && !resolution.confirmed();
      return status + (unconfirmed ? ".unconfirmed" : "");
    }

    /** Where it stands while nothing was shown as done. */
    public State(
        Status status,
        @Nullable String category,
        @Nullable String department,
        Priority priority,
        int round,
        SlaClock clock,
        @Nullable String note,
        Explanation explanation) {
      this(status, category, department, priority, round, clock, note, explanation, null);
    }

    /** The same with another status and clock. */
    public State with(Status newStatus, SlaClock newClock) {
      return new State(
          newStatus,
          category,
          department,
          priority,
          round,
          newClock,
          note,
          explanation,
          resolution);
    }

    /** The same with another status and clock, and with no department. */
    public State withoutDepartment(Status newStatus, SlaClock newClock) {
      return new State(
          newStatus, category, null, priority, round, newClock, note, explanation, resolution);
    }

    /** The same, its work shown as done, or what the reporter says to that. */
    public State resolved(Resolution how) {
      return new State(
          status, category, department, priority, round, clock, note, explanation, how);
    }

    /**
     * The same with something more for the department to know, on a line of its own: a work order
     * may leave late, and must then say all of it. The oldest words go when there are too many.
     */
    public State noting(String more) {
      String all = note == null ? more : note + "\n" + more;
      int from = Math.max(0, all.length() - LONGEST_NOTE);
      // Never within a character that takes two.
      from += from > 0 && Character.isLowSurrogate(all.charAt(from)) ? 1 : 0;
      String bounded = from == 0 ? all : "…" + all.substring(from);
      return new State(
          status, category, department, priority, round, clock, bounded, explanation, resolution);
    }

    /** The same with nothing to know. */
    public State withoutNote() {
      return new State(
          status, category, department, priority, round, clock, null, explanation, resolution);
    }

    /** The same, one round later, back at the same department. */
    public State nextRound(Status newStatus, SlaClock newClock) {
      return new State(
          newStatus, category, department, priority, round + 1, newClock, note, explanation);
    }
  }

  /** The same complaint in another state. */
  public Complaint at(State elsewhere) {
    return new Complaint(id, ticket, said, elsewhere, headSeq, headHash);
  }

  /** The status, for short. */
  public Status status() {
    return state.status();
  }
}
