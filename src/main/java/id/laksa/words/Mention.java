package id.laksa.words;

/**
 * That a text says a term: what is said first, and what is said again, is the matter more often
 * than what follows.
 */
public final class Mention {
  private static final double AGAIN = 0.5;
  private static final double FIRST = 2;
  // Behind so many words, half of what being the first is worth is gone.
  private static final double FADES = 12;

  private final String written;
  private final int position;
  private int times = 1;

  /**
   * The first time.
   *
   * @param written as in the text
   * @param position so many words stand before it that say something
   */
  Mention(String written, int position) {
    this.written = written;
    this.position = position;
  }

  void again() {
    times++;
  }

  String written() {
    return written;
  }

  /** By what the weights of the term count in this text, 1 or more. */
  public double strength() {
    return (1 + AGAIN * Math.log(times)) * (1 + FIRST / (1 + position / FADES));
  }
}
