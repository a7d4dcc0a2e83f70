package id.laksa.classification.drools;

import id.laksa.classification.Explanation.Alternative;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The candidates for one complaint, each category once, best first. */
final class Shortlist {
  private final Signs signs;
  private final List<Candidate> all;
  private final List<Candidate> leading;
  private final boolean sure;

  /**
   * Keeps the best of each category.
   *
   * @param signs of the complaint
   * @param candidates best first
   */
  Shortlist(Signs signs, List<Candidate> candidates) {
    this.signs = signs;
    this.sure = !candidates.isEmpty() && candidates.get(0).isSure();
    this.all = signs.weigh(candidates);
    Map<String, Candidate> byCategory = new LinkedHashMap<>();
    all.forEach(candidate -> byCategory.putIfAbsent(candidate.category(), candidate));
    this.leading = List.copyOf(byCategory.values());
  }

  boolean isEmpty() {
    return leading.isEmpty();
  }

  /** Whether the rules let the best be followed without an operator. */
  boolean isSure() {
    return sure;
  }

  Candidate best() {
    return leading.get(0);
  }

  /** Every hashtag and word that counted: hashtags with {@code #}, each in order of appearance. */
  List<String> matched() {
    return best().isOnlyLikely() ? matchedFor(best().department()) : signs.matched(all);
  }

  /** Those that speak for one department, and the place by which it is the best one's. */
  List<String> matchedFor(String department) {
    List<Candidate> its =
        all.stream().filter(candidate -> candidate.department().equals(department)).toList();
    return Stream.concat(signs.matched(its).stream(), Stream.ofNullable(best().place()))
        .distinct()
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

  /** Departments other than the best one's, in order, each with what speaks for it. */
  Map<String, List<String>> otherDepartments() {
    Map<String, List<String>> others = new LinkedHashMap<>();
    leading.stream()
        .filter(candidate -> !candidate.isOnlyLikely())
        .filter(candidate -> !candidate.department().equals(best().department()))
        // What speaks for the best speaks of nothing else, whoever might have acted elsewhere.
        .filter(candidate -> !candidate.speaksAs(best()))
        .forEach(
            candidate ->
                others
                    .computeIfAbsent(candidate.department(), d -> new ArrayList<>())
                    .add(signs.spoken(candidate)));
    return others;
  }
}
