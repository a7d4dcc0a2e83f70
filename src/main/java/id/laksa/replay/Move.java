package id.laksa.replay;

/**
 * A complaint that would go elsewhere.
 *
 * @param name what it is called where it is listed
 */
public record Move(String name, Outcome from, Outcome to) {
  @Override
  public String toString() {
    return name + "  " + from + "  ->  " + to;
  }
}
