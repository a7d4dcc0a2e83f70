package id.laksa.teamwork;

import id.laksa.texts.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A note as it was typed.
 *
 * @param key of the form: the same again is the same note
 */
public record NoteDraft(UUID key, String text) {
  /** Most colleagues that one note is brought to. */
  private static final int MOST_NAMED = 10;

  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w@.])@([a-z][a-z0-9.-]{1,30}[a-z0-9])");

  private static final Pattern KEY =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** An empty one, unlike any other. */
  public static NoteDraft empty() {
    return new NoteDraft(UUID.randomUUID(), "");
  }

  /**
   * Reads the form.
   *
   * @param key one that we gave out; whatever else is taken for a form of its own
   */
  public static NoteDraft of(String key, String text) {
    return new NoteDraft(
        KEY.matcher(key).matches() ? UUID.fromString(key) : UUID.randomUUID(),
        // PostgreSQL keeps any character but this one.
        text.replace("\0", "").replace("\r\n", "\n"));
  }

  /** What is wrong with it, in words; empty when nothing is. */
  public Optional<String> wrong(Texts texts) {
    if (text.isBlank()) {
      return Optional.of(texts.text("live-room.note.blank", Map.of()));
    }
    return text.codePointCount(0, text.length()) > TeamNote.LONGEST
        ? Optional.of(texts.text("live-room.wrong.long", Map.of("most", TeamNote.LONGEST)))
        : Optional.empty();
  }

  /** The users that it names as {@code @siti.aminah}, each once, at most ten. */
  public List<String> named() {
    return NAMED
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .limit(MOST_NAMED)
        .toList();
  }

  /** Says nothing: it may be about a person. */
  @Override
  public String toString() {
    return "NoteDraft";
  }
}
