package id.laksa.liveroom;

import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of what waits for an operator.
 *
 * @param text the beginning of what the citizen wrote
 * @param why the reason it is here: the rules', or that a department gave it back
 * @param suggestions what the rules would have thought of, best first; at most three, may be empty
 * @param seen how far its history goes: a decision on this line is one on nothing newer
 */
public record TriageRow(
    String ticket,
    String age,
    String due,
    boolean late,
    String channel,
    String text,
    boolean confidential,
    boolean urgent,
    String why,
    String matched,
    List<Suggested> suggestions,
    int seen) {
  private static final int SHORT = 160;
  private static final int MOST_SUGGESTIONS = 3;
  private static final double WORTH_A_BUTTON = 0.05;

  /**
   * What a click on the line decides.
   *
   * @param category its id
   * @param name of the category, for people
   * @param department in few letters
   * @param score of 0 to 1, as it is written
   */
  public record Suggested(String category, String name, String department, String score) {}

  public TriageRow {
    suggestions = List.copyOf(suggestions);
  }

  /** The line of a complaint. */
  public static TriageRow of(Complaint complaint, OperatorWording wording, Instant now) {
    State state = complaint.state();
    Explanation explanation = state.explanation();
    Instant deadline = state.clock().acknowledgeBy();
    return new TriageRow(
        complaint.ticket().value(),
        wording.span(Duration.between(complaint.said().receivedAt(), now)),
        wording.due(deadline, now),
        !deadline.isAfter(now),
        wording.channel(complaint.said().channel()),
        beginning(complaint.said().text()),
        complaint.said().confidential(),
        state.priority() == Priority.EMERGENCY,
        reason(state, wording),
        String.join(" ", explanation.matched()),
        explanation.alternatives().stream()
            .filter(one -> one.score() >= WORTH_A_BUTTON)
            .limit(MOST_SUGGESTIONS)
            .map(
                one ->
                    new Suggested(
                        one.category(),
                        wording.category(one.category()),
                        wording.shortly(one.department()),
                        score(one.score())))
            .toList(),
        complaint.headSeq());
  }

  /** Why an operator must decide. */
  public static String reason(State state, OperatorWording wording) {
    if (state.department() == null && state.clock().wasRecalled()) {
      return wording.text("live-room.why.recalled");
    }
    if (state.department() == null) {
      return wording.text("live-room.why.rules", Map.of("rule", state.explanation().rule()));
    }
    SlaClock clock = state.clock();
    // Nobody has had it since the round began.
    if (state.round() > 1 && clock.acknowledge().from().equals(clock.resolve().from())) {
      return wording.text("live-room.why.reopened", Map.of("round", state.round()));
    }
    String did =
        wording.text(
            state.status() == Status.RETURNED ? "live-room.why.returned" : "live-room.why.proposed",
            Map.of("department", wording.department(state.department())));
    int times = clock.timesPassedOn();
    return times < 2
        ? did
        : did + "; " + wording.text("live-room.why.ping-pong", Map.of("times", times));
  }

  /** A score of 0 to 1, as it is written in Indonesian. */
  public static String score(double score) {
    return String.format(Locale.forLanguageTag("id-ID"), "%.2f", score);
  }

  static String beginning(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= SHORT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHORT)) + "…";
  }
}
