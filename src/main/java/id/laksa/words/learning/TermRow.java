package id.laksa.words.learning;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The terms of one example, by number, and how strong each is in it. */
final class TermRow {
  final int[] terms;
  final double[] strengths;

  TermRow(int[] terms, double[] strengths) {
    this.terms = terms;
    this.strengths = strengths;
  }

  TermRow only(IntPredicate wanted) {
    int[] left = IntStream.range(0, terms.length).filter(i -> wanted.test(terms[i])).toArray();
    return new TermRow(
        IntStream.of(left).map(i -> terms[i]).toArray(),
        IntStream.of(left).mapToDouble(i -> strengths[i]).toArray());
  }

  /** The sum of the squares of the strengths. */
  double squares() {
    return Arrays.stream(strengths).map(strength -> strength * strength).sum();
  }
}
