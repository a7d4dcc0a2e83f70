package id.laksa.http;

import java.time.Duration;

/**
 * How long a client may take. Whoever sends a byte now and then keeps a connection no longer than
 * this, and a worker not at all: a request is worked on when it was read whole.
 *
 * @param head from the connection's beginning until the head of its first request is there
 * @param body from there until its body is there
 * @param form the same for a form with files, which comes over slow networks
 * @param idle without a byte either way; also from an answer to the head of the next request
 */
public record Pace(Duration head, Duration body, Duration form, Duration idle) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** For servers that take no bodies. */
  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(75));

  /**
   * Takes them.
   *
   * @throws IllegalArgumentException if one isn't from a millisecond to an hour
   */
  public Pace {
    if (isWrong(head) || isWrong(body) || isWrong(form) || isWrong(idle)) {
      throw new IllegalArgumentException("each must be from PT0.001S to PT1H");
    }
  }

  private static boolean isWrong(Duration time) {
    return time.toMillis() < 1 || time.compareTo(LONGEST) > 0;
  }
}
