package id.laksa.web;

import id.laksa.reporter.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the reporter answers on his own page. */
public final class AnswerForm {
  private static final int LONGEST_TEXT = 4_000;
  private static final Pattern RATING = Pattern.compile("[1-5]?");

  private AnswerForm() {}

  /**
   * What came of it.
   *
   * @param answer null when something is wrong
   * @param shown the text, as the form shows it again
   * @param wrongs at most one; its field is {@code answer}, or the name of the answer's kind
   */
  public record Checked(@Nullable Answer answer, String shown, List<Wrong> wrongs) {}

  /**
   * Checks the fields {@code kind}, {@code text} and {@code rating}.
   *
   * @param fields each by its name; empty when it isn't there
   */
  public static Checked check(UnaryOperator<String> fields) {
    String text = fields.apply("text").replace("\r\n", "\n");
    String rating = fields.apply("rating");
    String named = fields.apply("kind");
    Optional<Answer.Kind> kind =
        Arrays.stream(Answer.Kind.values()).filter(known -> known.name().equals(named)).findFirst();
    int length = text.codePointCount(0, text.length());
    boolean blank = Characters.isBlank(text);
    Wrong wrong = null;
    if (kind.isEmpty()) {
      wrong = Wrong.of("answer", "kind");
    } else if (kind.get().takesPhotos() && blank) {
      wrong = Wrong.of(kind.get().name(), "blank-answer");
    } else if (length > LONGEST_TEXT) {
      wrong = Wrong.of(kind.get().name(), "long", LONGEST_TEXT, length);
    } else if (Characters.broken(text)) {
      wrong = Wrong.of(kind.get().name(), "characters");
    } else if (!RATING.matcher(rating).matches()
        || (kind.get() == Answer.Kind.RATED && rating.isEmpty())) {
      wrong = Wrong.of(kind.get().name(), "rating");
    }
    String shown = Characters.readable(text);
    if (wrong != null) {
      return new Checked(null, shown, List.of(wrong));
    }
    Integer stars = rating.isEmpty() ? null : Integer.valueOf(rating);
    return new Checked(
        new Answer(kind.orElseThrow(), blank ? null : text, stars), shown, List.of());
  }
}
