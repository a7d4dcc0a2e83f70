package id.laksa.liveroom;

import java.util.List;

/**
 * What an address asks the list for.
 *
 * @param filter without what was wrong
 * @param wrong what can't be understood; of anything wrong nothing is listed
 */
public record ListRequest(ListFilter filter, ListPosition position, List<Wrong> wrong) {
  public ListRequest {
    wrong = List.copyOf(wrong);
  }

  /**
   * What is wrong.
   *
   * @param field the parameter's name, at most 40 characters of it
   * @param reason the end of a text's key
   */
  public record Wrong(String field, String reason) {}
}
