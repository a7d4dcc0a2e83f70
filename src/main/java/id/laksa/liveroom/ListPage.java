package id.laksa.liveroom;

import java.util.List;

/**
 * A page of the list.
 *
 * @param rows at most {@link ListPosition#PAGE}; empty only if nothing at all fulfils the filter
 * @param earlier whether there is a page before it
 * @param later whether there is one behind it
 * @param isLast whether it was asked for what is behind the end, and this is the end
 */
public record ListPage(List<ListedComplaint> rows, boolean earlier, boolean later, boolean isLast) {
  public ListPage {
    rows = List.copyOf(rows);
  }
}
