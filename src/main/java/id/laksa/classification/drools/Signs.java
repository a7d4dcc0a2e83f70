package id.laksa.classification.drools;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.HashtagPolicy;
import id.laksa.words.Alarm;
import id.laksa.words.DepartmentGuess;
import id.laksa.words.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What speaks in one complaint: its hashtags and its words.
 *
 * @param hashtags normalised, in order of appearance
 * @param reading what the words say
 */
record Signs(List<String> hashtags, Reading reading) {
  private static final double THOUSANDTHS = 1_000;

  Question question(Site site, @Nullable Street street, Categories categories) {
    List<Warning> warnings =
        reading.alarms().stream().flatMap(alarm -> warning(alarm, categories).stream()).toList();
    List<Suggestion> suggestions = new ArrayList<>();
    for (DepartmentGuess guess : reading.guesses()) {
      int place = suggestions.size();
      suggestions.add(
          new Suggestion(
              guess.category(), guess.department(), place, place == 0 && reading.sure()));
    }
    return new Question(hashtags, site, street, warnings, suggestions);
  }

  /**
   * The candidates as they count here. Likely words are silent where a hashtag speaks; where they
   * speak, their score is how likely they make it.
   */
  List<Candidate> weigh(List<Candidate> candidates) {
    boolean tagged = candidates.stream().anyMatch(candidate -> hashtags.contains(candidate.sign()));
    return candidates.stream()
        .filter(candidate -> !(tagged && candidate.isOnlyLikely()))
        .map(
            candidate ->
                candidate.isOnlyLikely()
                    ? candidate.scored(probability(candidate.category()))
                    : candidate)
        .toList();
  }

  /** The hashtags, with {@code #}, and words that speak for any of the candidates. */
  List<String> matched(List<Candidate> candidates) {
    List<String> signs = candidates.stream().map(Candidate::sign).toList();
    return Stream.concat(
            hashtags.stream().filter(signs::contains).map(sign -> "#" + sign),
            candidates.stream().flatMap(candidate -> words(candidate).stream()))
        .distinct()
        .toList();
  }

  /** What speaks for a candidate, as a department reads it: a hashtag's name, or words. */
  String spoken(Candidate candidate) {
    List<String> words = words(candidate);
    return words.isEmpty() ? candidate.sign() : String.join(" ", words);
  }

  private List<String> words(Candidate candidate) {
    return switch (candidate.sign()) {
      case Meaning.ALARM ->
          reading.alarms().stream()
              .filter(alarm -> alarm.category().equals(candidate.category()))
              .flatMap(alarm -> alarm.words().stream())
              .toList();
      case Meaning.WORDS ->
          guess(candidate.category()).map(DepartmentGuess::words).orElse(List.of());
      default -> List.of();
    };
  }

  /** To three decimals: more would only look exact. */
  private double probability(String category) {
    double exact = guess(category).map(DepartmentGuess::probability).orElse(0.0);
    return Math.round(exact * THOUSANDTHS) / THOUSANDTHS;
  }

  private Optional<DepartmentGuess> guess(String category) {
    for (DepartmentGuess guess : reading.guesses()) {
      if (guess.category().equals(category)) {
        return Optional.of(guess);
      }
    }
    // The place can make another matter of it: the likeliest is what it was made of.
    return reading.guesses().stream().findFirst();
  }

  private static Optional<Warning> warning(Alarm alarm, Categories categories) {
    return categories
        .byId(alarm.category())
        .map(category -> new Warning(category.id(), category.department(), score(alarm, category)));
  }

  private static double score(Alarm alarm, Category category) {
    return new HashtagPolicy("", category, alarm.weight()).score();
  }
}
