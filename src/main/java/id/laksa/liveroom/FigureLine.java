package id.laksa.liveroom;

import id.laksa.complaint.Status;
import java.util.Map;

/**
 * A line of figures.
 *
 * @param key of what it is: a department's code, a kecamatan, a category's id, a month such as
 *     {@code 2026-11}; empty for what has none
 * @param received how many came in
 * @param open of how many somebody still owes an answer
 * @param figures each is there
 * @param ratings the sum of all ratings
 * @param stays by where they were; only where there were any
 */
public record FigureLine(
    String key,
    long received,
    long open,
    Map<Figure, Long> figures,
    long ratings,
    Map<Status, StayFigure> stays) {
  /**
   * How long complaints stood somewhere, in seconds of working time: all the time that one stood
   * there is one of these.
   *
   * @param count of complaints
   * @param p90 nine of ten didn't stand there longer
   */
  public record StayFigure(long count, long median, long p90) {}

  public FigureLine {
    figures = Map.copyOf(figures);
    stays = Map.copyOf(stays);
  }

  /** How many are in a figure. */
  public long count(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  /** The mean rating; 0 where there is none. */
  public double meanRating() {
    long rated = count(Figure.RATED);
    return rated == 0 ? 0 : (double) ratings / rated;
  }
}
