package id.laksa.liveroom;

import org.jspecify.annotations.Nullable;

/**
 * Which page of the list. Pages are counted only to be shown: it is the cursor that says where one
 * begins, so that the last one is as soon there as the first.
 *
 * @param cursor where the page begins or ends; null for the first page, and for one that is asked
 *     for by its number alone
 * @param page from 1; 0 where nobody knows
 */
public record ListPosition(Way way, @Nullable ListCursor cursor, int page) {
  /** Lines a page. */
  public static final int PAGE = 50;

  /** Pages that can be asked for by their number alone; what is behind them counts as the last. */
  public static final int BY_NUMBER = 100;

  /** The first page. */
  public static final ListPosition FIRST = new ListPosition(Way.NUMBERED, null, 1);

  /** From where it is counted. */
  public enum Way {
    /** By its number, from the beginning. */
    NUMBERED,
    /** What comes after the cursor. */
    AFTER,
    /** What comes before it. */
    BEFORE,
    /** The last page. */
    LAST
  }
}
