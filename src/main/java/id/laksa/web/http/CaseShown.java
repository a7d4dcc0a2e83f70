package id.laksa.web.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as a page shows it.
 *
 * @param secret whether the public sees no more than ticket and status
 * @param category its name; null while an operator must decide
 * @param department its name; null while nobody has it
 * @param acknowledgeBy null when nobody owes an answer any more
 * @param resolveBy null when it isn't open any more
 * @param answerBy until when the reporter may say whether it is done, or open it again; null when
 *     nothing was shown to him
 * @param closed whether {@code answerBy} is about opening it again
 * @param clock what the clock does, in words
 * @param also second departments that have an order of their own
 * @param own what only the reporter sees; null for the public
 */
public record CaseShown(
    String ticket,
    String status,
    boolean secret,
    boolean emergency,
    @Nullable String category,
    @Nullable String department,
    WebPages.Time receivedAt,
    WebPages.@Nullable Time acknowledgeBy,
    WebPages.@Nullable Time resolveBy,
    WebPages.@Nullable Time answerBy,
    boolean closed,
    String clock,
    boolean late,
    List<Line> history,
    List<String> evidence,
    List<Also> also,
    @Nullable Own own) {

  /** A second department: its name, how far it is, and why it has an order. */
  public record Also(String department, String status, String why) {}

  /** One line of the history. */
  public record Line(WebPages.Time at, String text) {}

  /**
   * The reporter's own part.
   *
   * @param place where, in words; null when he said nothing
   * @param photos addresses
   * @param question what the department asked last; null when nothing is asked now
   */
  public record Own(
      String key,
      String text,
      @Nullable String place,
      List<String> photos,
      @Nullable String question,
      boolean canConfirm,
      boolean canRate,
      boolean canReopen,
      boolean canInform) {}
}
