package id.laksa.reporter;

import id.laksa.complaint.PhotoRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reporter says to what was done.
 *
 * @param text at most 4,000 characters; null when he said nothing
 * @param rating 1 to 5, 5 is best; null when not given, but of {@link Kind#RATED}
 * @param photos stored already; at most 3
 */
public record Answer(
    Kind kind, @Nullable String text, @Nullable Integer rating, List<PhotoRef> photos) {
  public Answer {
    photos = List.copyOf(photos);
  }

  /** Without photos. */
  public Answer(Kind kind, @Nullable String text, @Nullable Integer rating) {
    this(kind, text, rating, List.of());
  }

  /** The same with these photos. */
  public Answer with(List<PhotoRef> others) {
    return new Answer(kind, text, rating, others);
  }

  /** What he says. */
  public enum Kind {
    CONFIRMED,
    RATED,
    REOPENED,
    INFORMATION;

    /** Whether photos may go with it. */
    public boolean takesPhotos() {
      return this == REOPENED || this == INFORMATION;
    }
  }
}
