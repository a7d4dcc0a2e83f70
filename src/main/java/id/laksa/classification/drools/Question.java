package id.laksa.classification.drools;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules know of a complaint.
 *
 * @param hashtags normalised, in order of appearance
 * @param site where it is
 * @param street the main road it is on; null when none is known
 * @param warnings of its words
 * @param suggestions of its words, best first
 */
record Question(
    List<String> hashtags,
    Site site,
    @Nullable Street street,
    List<Warning> warnings,
    List<Suggestion> suggestions) {
  // Bounds for what strangers can make one remember.
  private static final int MOST_HASHTAGS = 3;
  private static final int LONGEST_HASHTAG = 40;

  /** Short enough to be remembered. */
  boolean isShort() {
    return hashtags.size() <= MOST_HASHTAGS
        && hashtags.stream().allMatch(hashtag -> hashtag.length() <= LONGEST_HASHTAG);
  }

  Stream<Object> facts() {
    return Stream.of(
            Stream.of(site),
            Stream.ofNullable(street),
            hashtags.stream().map(Tag::new),
            warnings.stream(),
            suggestions.stream())
        .flatMap(each -> each);
  }
}
