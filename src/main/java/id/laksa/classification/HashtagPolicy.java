package id.laksa.classification;

/**
 * One row of {@code rules/hashtags.csv}: what a hashtag means and how much it counts.
 *
 * @param hashtag normalised, without {@code #}
 * @param category what it means; carries the department
 * @param weight 1 to {@value #MAX_WEIGHT}; between matters of the same urgency the heavier wins
 */
public record HashtagPolicy(String hashtag, Category category, int weight) {
  /** The heaviest weight. */
  public static final int MAX_WEIGHT = 100;

  /**
   * How strongly the hashtag speaks, more than 0 to 1: urgency first, then weight, so that an
   * emergency always comes before a normal matter.
   */
  public double score() {
    return (category.priority().jmsPriority() * 100 + weight) / 1000.0;
  }
}
