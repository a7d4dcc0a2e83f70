package id.laksa.reporter.http;

import id.laksa.http.Fields;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.StrictJson;
import id.laksa.reporter.Answer;
import id.laksa.reporter.Answer.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the reporter's answer: {@code Answer} of the App API. */
final class AnswerJson {
  private static final int LONGEST_TEXT = 4_000;
  private final StrictJson json = new StrictJson();

  /**
   * What came of it.
   *
   * @param answer without photos; null when something is wrong
   * @param errors what; empty when nothing is
   */
  record Reading(@Nullable Answer answer, List<FieldError> errors) {}

  Reading read(byte[] body) {
    StrictJson.Parsed parsed = json.object(body);
    if (parsed.fields() == null) {
      return new Reading(null, List.of(new FieldError("body", parsed.fault())));
    }
    Fields fields = parsed.fields().only(Set.of("kind", "text", "rating"));
    Answer answer = answer(fields);
    return new Reading(fields.errors().isEmpty() ? answer : null, fields.errors());
  }

  private static @Nullable Answer answer(Fields fields) {
    String typed = fields.text("kind", 20);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> known.name().equals(typed))
            .findFirst()
            .orElse(null);
    String text = fields.text("text", LONGEST_TEXT);
    Double rating = fields.number("rating");
    if (kind == null) {
      fields.blame("kind", "must be CONFIRMED, RATED, REOPENED or INFORMATION");
      return null;
    }
    if (kind == Kind.INFORMATION && (text == null || text.isBlank())) {
      fields.blame("text", "is required beside INFORMATION");
    }
    if (kind == Kind.RATED && rating == null) {
      fields.blame("rating", "is required beside RATED");
    }
    if (rating != null && (rating < 1 || rating > 5 || rating != Math.rint(rating))) {
      fields.blame("rating", "must be a whole number from 1 to 5");
    }
    return new Answer(kind, text, rating == null ? null : rating.intValue());
  }
}
