package id.laksa.replay;

/**
 * A complaint that would go elsewhere.
 *
 * @param name what it is called where it is listed
 */
public record Move(String name, ReplayOutcome from, ReplayOutcome to) {
  @Override
  public String toString() {
    return name + "  " + from + "  ->  " + to;
  }
}
