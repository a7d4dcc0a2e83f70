package id.laksa.liveroom;

import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import id.laksa.complaint.Clock;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line of what waits for an operator.
 *
 * @param text the beginning of what the citizen wrote
 * @param why the reason it is here: the rules', or that a department gave it back
 * @param alternatives what the rules would have thought of, best first; may be empty
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
    String alternatives) {
  private static final int SHORT = 160;

  /** The line of a complaint. */
  public static TriageRow of(Complaint complaint, Wording wording, Instant now) {
    Standing standing = complaint.standing();
    Explanation explanation = standing.explanation();
    Instant deadline = standing.clock().acknowledgeBy();
    return new TriageRow(
        complaint.ticket().value(),
        Wording.span(Duration.between(complaint.said().receivedAt(), now)),
        Wording.due(deadline, now),
        !deadline.isAfter(now),
        Wording.channel(complaint.said().channel()),
        beginning(complaint.said().text()),
        complaint.said().confidential(),
        standing.priority() == Priority.EMERGENCY,
        why(standing, wording),
        String.join(" ", explanation.matched()),
        explanation.alternatives().stream()
            .map(
                one ->
                    "%s → %s (%s)"
                        .formatted(
                            wording.category(one.category()),
                            Wording.shortly(one.department()),
                            score(one.score())))
            .collect(Collectors.joining("; ")));
  }

  /** Why an operator must decide. */
  public static String why(Standing standing, Wording wording) {
    if (standing.department() == null) {
      return "Aturan: " + standing.explanation().rule();
    }
    Clock clock = standing.clock();
    // Nobody has had it since the round began.
    if (standing.round() > 1 && clock.acknowledge().from().equals(clock.resolve().from())) {
      return "Dibuka kembali oleh pelapor; putaran " + standing.round();
    }
    String did =
        standing.status() == Status.RETURNED
            ? " mengembalikan laporan"
            : " mengusulkan penolakan atau penyelesaian";
    int times = clock.timesPassedOn();
    String pingPong = times < 2 ? "" : "; sudah " + times + " kali dioper tanpa dikerjakan";
    return wording.department(standing.department()) + did + pingPong;
  }

  /** A score of 0 to 1, as it is written in Indonesian. */
  public static String score(double score) {
    return String.format(Locale.forLanguageTag("id-ID"), "%.2f", score);
  }

  private static String beginning(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= SHORT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHORT)) + "…";
  }
}
