package id.laksa.classification.drools;

import id.laksa.classification.Explanation.Alternative;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The candidates for one complaint, each category once, best first. */
final class Shortlist {
  private final List<String> hashtags;
  private final List<Candidate> all;
  private final List<Candidate> leading;

  /**
   * Keeps the best of each category.
   *
   * @param hashtags of the complaint, normalised, in order of appearance
   * @param candidates best first
   */
  Shortlist(List<String> hashtags, List<Candidate> candidates) {
    this.hashtags = hashtags;
    this.all = candidates;
    Map<String, Candidate> byCategory = new LinkedHashMap<>();
    candidates.forEach(candidate -> byCategory.putIfAbsent(candidate.category(), candidate));
    this.leading = List.copyOf(byCategory.values());
  }

  boolean isEmpty() {
    return leading.isEmpty();
  }

  Candidate best() {
    return leading.get(0);
  }

  /** Every hashtag that counted, with {@code #}, in order of appearance. */
  List<String> matched() {
    return matched(candidate -> true);
  }

  /**
   * The hashtags that speak for one department, with {@code #}, in order of appearance, and the
   * place by which it is the best one's.
   */
  List<String> matchedFor(String department) {
    return Stream.concat(
            matched(candidate -> candidate.department().equals(department)).stream(),
            Stream.ofNullable(best().place()))
        .toList();
  }

  /** All categories, for an operator. */
  List<Alternative> everything() {
    return leading.stream().map(Candidate::alternative).toList();
  }

  /** All categories but the best. */
  List<Alternative> losers() {
    return leading.stream().skip(1).map(Candidate::alternative).toList();
  }

  /** Departments other than the best one's, in order, each with the hashtags that speak for it. */
  Map<String, List<String>> otherDepartments() {
    Map<String, List<String>> others = new LinkedHashMap<>();
    leading.stream()
        .filter(candidate -> !candidate.department().equals(best().department()))
        // What speaks for the best speaks of nothing else, whoever might have acted elsewhere.
        .filter(candidate -> !candidate.sign().equals(best().sign()))
        .forEach(
            candidate ->
                others
                    .computeIfAbsent(candidate.department(), d -> new ArrayList<>())
                    .add(candidate.sign()));
    return others;
  }

  private List<String> matched(Predicate<Candidate> counting) {
    List<String> signs = all.stream().filter(counting).map(Candidate::sign).toList();
    return hashtags.stream().filter(signs::contains).map(sign -> "#" + sign).toList();
  }
}
