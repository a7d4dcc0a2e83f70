package id.laksa.words;

import java.util.List;

/**
 * What the words of one text say.
 *
 * @param guesses the likeliest departments, best first, at most {@value #MOST_GUESSES}; none when
 *     no word is known
 * @param sure whether the first of them may be followed without an operator
 * @param alarms what must not wait, in the order of the text
 */
public record Reading(List<DepartmentGuess> guesses, boolean sure, List<Alarm> alarms) {
  /** So many are put before an operator. */
  public static final int MOST_GUESSES = 3;

  /** Nothing can be said. */
  public static final Reading NOTHING = new Reading(List.of(), false, List.of());

  /** Copies the lists. */
  public Reading {
    guesses = List.copyOf(guesses);
    alarms = List.copyOf(alarms);
  }
}
