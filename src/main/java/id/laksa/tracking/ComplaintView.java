package id.laksa.tracking;

import id.laksa.department.Department;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the public sees of a complaint: never the reporter, never his words.
 *
 * @param statusText in the language asked for
 * @param provisional whether an open deadline reaches into a year of which holidays aren't known
 * @param clock {@code running}, {@code paused} or {@code stopped}
 * @param clockReason why it is paused; null otherwise
 * @param confirmed whether the reporter said that it is done; null while nothing was shown to him
 * @param answerBy until when he may still say so, or open a closed one again; null while nothing
 *     was shown to him
 */
public record ComplaintView(
    String ticket,
    String status,
    String statusText,
    @Nullable String category,
    @Nullable Department department,
    OffsetDateTime receivedAt,
    OffsetDateTime acknowledgeBy,
    OffsetDateTime resolveBy,
    boolean provisional,
    String clock,
    @Nullable String clockReason,
    @Nullable Boolean confirmed,
    @Nullable OffsetDateTime answerBy,
    List<Happening> history,
    List<Shown> evidence,
    List<Also> copies) {
  public ComplaintView {
    history = List.copyOf(history);
    evidence = List.copyOf(evidence);
    copies = List.copyOf(copies);
  }

  /** One that nobody else has an order for. */
  public ComplaintView(
      String ticket,
      String status,
      String statusText,
      @Nullable String category,
      @Nullable Department department,
      OffsetDateTime receivedAt,
      OffsetDateTime acknowledgeBy,
      OffsetDateTime resolveBy,
      boolean provisional,
      String clock,
      @Nullable String clockReason,
      @Nullable Boolean confirmed,
      @Nullable OffsetDateTime answerBy,
      List<Happening> history,
      List<Shown> evidence) {
    this(
        ticket,
        status,
        statusText,
        category,
        department,
        receivedAt,
        acknowledgeBy,
        resolveBy,
        provisional,
        clock,
        clockReason,
        confirmed,
        answerBy,
        history,
        evidence,
        List.of());
  }

  /**
   * What of a confidential complaint anybody may see who has its number: how far it is. No photos:
   * even their hashes tell what was shown and when it was taken.
   *
   * @param meaning what an event means, whatever was written
   */
  public ComplaintView outline(UnaryOperator<String> meaning) {
    return new ComplaintView(
        ticket,
        status,
        statusText,
        null,
        null,
        receivedAt,
        acknowledgeBy,
        resolveBy,
        provisional,
        clock,
        clockReason,
        confirmed,
        answerBy,
        history.stream()
            .map(line -> new Happening(line.at(), line.event(), meaning.apply(line.event())))
            .toList(),
        List.of());
  }

  /**
   * One line of the history.
   *
   * @param event short name: {@code work-started}
   * @param text what the department said, or what the event means
   */
  public record Happening(OffsetDateTime at, String event, String text) {}

  /**
   * A second department that has an order of its own; the first is responsible.
   *
   * @param statusText in the language asked for
   * @param why as the table said it
   */
  public record Also(
      Department department,
      String status,
      String statusText,
      OffsetDateTime acknowledgeBy,
      OffsetDateTime resolveBy,
      String why) {}

  /**
   * A photo of the finished work.
   *
   * @param takenAt as the camera said; null when it said nothing
   */
  public record Shown(String url, String sha256, @Nullable OffsetDateTime takenAt) {}
}
