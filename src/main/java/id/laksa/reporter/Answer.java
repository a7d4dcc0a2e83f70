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
 * @param round of the complaint that it speaks of; null for the present one, whichever that is
 */
public record Answer(
    Kind kind,
    @Nullable String text,
    @Nullable Integer rating,
    List<PhotoRef> photos,
    @Nullable Integer round) {
  public Answer {
    photos = List.copyOf(photos);
  }

  /** Without photos, to the present round. */
  public Answer(Kind kind, @Nullable String text, @Nullable Integer rating) {
    this(kind, text, rating, List.of(), null);
  }

  /** The same with these photos. */
  public Answer with(List<PhotoRef> others) {
    return new Answer(kind, text, rating, others, round);
  }

  /** The same to one round, and to no other. */
  public Answer inRound(int one) {
    return new Answer(kind, text, rating, photos, one);
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
