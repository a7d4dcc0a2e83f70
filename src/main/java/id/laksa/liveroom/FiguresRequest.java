package id.laksa.liveroom;

import id.laksa.liveroom.ListRequest.Wrong;
import java.util.List;

/**
 * What an address asks the board for.
 *
 * @param scope without what was wrong
 * @param wrong what can't be understood; of anything wrong nothing is counted
 */
public record FiguresRequest(FiguresScope scope, Grouping by, List<Wrong> wrong) {
  public FiguresRequest {
    wrong = List.copyOf(wrong);
  }

  /** The same, of this department alone. */
  public FiguresRequest ofDepartment(String code) {
    return new FiguresRequest(scope.ofDepartment(code), by, wrong);
  }

  /** As an address has it behind the question mark. */
  public String address() {
    return scope.address() + "&menurut=" + by.word();
  }
}
